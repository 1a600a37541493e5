-- The postings of a term, by document. :begin, :end (of the term's blocks) -> id, passages
SELECT id, passages FROM term_postings WHERE id >= :begin AND id < :end ORDER BY id
