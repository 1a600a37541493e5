-- :id, :passages, :stretches
INSERT INTO term_postings (id, passages, stretches) VALUES (:id, :passages, :stretches)
