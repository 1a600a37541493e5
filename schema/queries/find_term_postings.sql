-- The block in which a document's postings of a term are, if it has any. :begin (of the term's blocks),
-- :id (that the document would have) -> id, passages, stretches, the id of the next block
SELECT id, passages, stretches, (SELECT min(id) FROM term_postings AS next WHERE next.id > block.id)
FROM term_postings AS block
WHERE id >= :begin AND id <= :id ORDER BY id DESC LIMIT 1
