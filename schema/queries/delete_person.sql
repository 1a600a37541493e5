-- :document
DELETE FROM person WHERE document = :document
