-- list_document_citations
-- What a document refers to, each once. :document -> key
SELECT DISTINCT key FROM citation WHERE document = :document ORDER BY key
