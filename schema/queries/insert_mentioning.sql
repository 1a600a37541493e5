-- :id, :sources
INSERT INTO mentioning (id, sources) VALUES (:id, :sources)
