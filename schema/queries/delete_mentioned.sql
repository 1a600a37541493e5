-- :source
DELETE FROM mentioned WHERE source = :source
