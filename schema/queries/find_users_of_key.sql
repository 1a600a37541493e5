-- :key -- documents that give or cite an address -> document
SELECT document FROM citation WHERE key = :key
UNION SELECT document FROM address WHERE url_key = :key
