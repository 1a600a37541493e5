-- :stem, :documents, :counts
INSERT INTO stem_documents (stem, documents, counts) VALUES (:stem, :documents, :counts)
