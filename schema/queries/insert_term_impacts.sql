-- :term, :documents
INSERT INTO term_impacts (term, documents) VALUES (:term, :documents)
