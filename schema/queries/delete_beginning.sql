-- :text
DELETE FROM beginning WHERE text = :text
