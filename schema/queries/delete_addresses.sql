-- :document
DELETE FROM address WHERE document = :document
