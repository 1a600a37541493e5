-- :document
DELETE FROM document_stems WHERE document = :document
