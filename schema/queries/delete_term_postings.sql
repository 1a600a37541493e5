-- :id
DELETE FROM term_postings WHERE id = :id
