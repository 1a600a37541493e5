-- The addresses that a document gives; of its sources the key is 'source'. :document -> key, url
SELECT key, url FROM address WHERE document = :document ORDER BY ordinal
