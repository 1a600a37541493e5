-- :id, :passages
INSERT INTO term_postings (id, passages) VALUES (:id, :passages)
