-- :document, :counts
INSERT INTO document_stems (document, counts) VALUES (:document, :counts)
