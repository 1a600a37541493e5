-- :name
DELETE FROM packed_list WHERE name = :name
