-- Addresses that documents link to, without their sources. -> document, key, url
SELECT document, key, url FROM address WHERE key <> 'source' ORDER BY document, ordinal
