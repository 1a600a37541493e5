-- :document
DELETE FROM talk WHERE document = :document
