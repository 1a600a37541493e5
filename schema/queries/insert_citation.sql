-- :document, :passage, :kind, :key, :count
INSERT INTO citation (document, passage, kind, key, count)
VALUES (:document, :passage, :kind, :key, :count)
