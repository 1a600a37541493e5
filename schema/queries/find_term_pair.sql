-- The passages in which two terms are neighbours. :id -> passages
SELECT passages FROM term_pairs WHERE id = :id
