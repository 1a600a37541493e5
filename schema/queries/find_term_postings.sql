-- The block in which a document's postings of a term are, if it has any. :begin (of the term's blocks),
-- :id (that the document would have) -> id, passages
SELECT id, passages FROM term_postings WHERE id >= :begin AND id <= :id ORDER BY id DESC LIMIT 1
