-- :id
DELETE FROM mentioning WHERE id = :id
