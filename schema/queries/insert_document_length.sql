-- :document, :length
INSERT INTO document_length (document, length) VALUES (:document, :length)
