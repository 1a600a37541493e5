-- :document -- one that answers; before its statements are deleted
DELETE FROM statement_topic WHERE statement IN (SELECT id FROM statement WHERE document = :document)
