-- :document
DELETE FROM field_origin WHERE document = :document
