-- :document
DELETE FROM event WHERE document = :document
