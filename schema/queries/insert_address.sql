-- :document, :ordinal, :key, :url, :url_key
INSERT INTO address (document, ordinal, key, url, url_key)
VALUES (:document, :ordinal, :key, :url, :url_key)
