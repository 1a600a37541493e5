-- :key -> id, name, passages
SELECT id, name, passages FROM identifier WHERE key = :key
