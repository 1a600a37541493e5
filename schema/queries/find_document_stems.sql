-- :document -> counts
SELECT counts FROM document_stems WHERE document = :document
