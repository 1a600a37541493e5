-- :document
DELETE FROM document_length WHERE document = :document
