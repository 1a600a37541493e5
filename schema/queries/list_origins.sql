-- :document -> field, source, by field; none of a document that is from one source
SELECT field, source FROM field_origin WHERE document = :document ORDER BY field
