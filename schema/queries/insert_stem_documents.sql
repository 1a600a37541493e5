-- :stem, :counts
INSERT INTO stem_documents (stem, counts) VALUES (:stem, :counts)
