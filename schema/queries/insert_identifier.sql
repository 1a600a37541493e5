-- :id, :key, :name, :passages
INSERT INTO identifier (id, key, name, passages) VALUES (:id, :key, :name, :passages)
