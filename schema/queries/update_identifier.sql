-- Counts the passages of an identifier again. :id
UPDATE identifier
SET passages = (
    SELECT count(DISTINCT passage) FROM identifier_place, each_posting(passages, 0) WHERE identifier = :id)
WHERE id = :id
