-- :id -> block
SELECT block FROM passage_fts_data WHERE id = :id
