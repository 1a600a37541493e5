-- :id
DELETE FROM term_pairs WHERE id = :id
