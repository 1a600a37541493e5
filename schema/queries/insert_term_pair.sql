-- :id, :passages
INSERT INTO term_pairs (id, passages) VALUES (:id, :passages)
