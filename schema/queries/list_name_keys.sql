-- The keys of all names. -> document, key
SELECT document, key FROM alias ORDER BY document, ordinal
