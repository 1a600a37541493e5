-- :document
DELETE FROM alias WHERE document = :document
