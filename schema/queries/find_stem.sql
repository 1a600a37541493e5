-- :text -> id
SELECT id FROM stem WHERE text = :text
