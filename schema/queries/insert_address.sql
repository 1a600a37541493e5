-- :document, :ordinal, :key, :url, :url_key, :own
INSERT INTO address (document, ordinal, key, url, url_key, own)
VALUES (:document, :ordinal, :key, :url, :url_key, :own)
