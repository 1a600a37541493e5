-- :document -> key, url_key
SELECT key, url_key FROM address WHERE document = :document
