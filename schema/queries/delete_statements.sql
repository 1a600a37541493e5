-- :document -- one that answers
DELETE FROM statement WHERE document = :document
