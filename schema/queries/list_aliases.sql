-- Every name, by document and in its own order. -> document, name, key, stem_key, ordinal
SELECT document, name, key, stem_key, ordinal FROM alias ORDER BY document, ordinal
