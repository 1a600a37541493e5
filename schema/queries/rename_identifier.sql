-- :id, :name
UPDATE identifier SET name = :name WHERE id = :id AND name <> :name
