-- :document, :name, :ordinal, :key, :stem_key
INSERT INTO alias (document, name, ordinal, key, stem_key)
VALUES (:document, :name, :ordinal, :key, :stem_key)
