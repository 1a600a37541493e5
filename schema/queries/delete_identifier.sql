-- :id
DELETE FROM identifier WHERE id = :id
