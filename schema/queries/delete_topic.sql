-- :document
DELETE FROM topic WHERE document = :document
