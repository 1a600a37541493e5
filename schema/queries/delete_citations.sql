-- :document
DELETE FROM citation WHERE document = :document
