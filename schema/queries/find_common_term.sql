-- The number of a term whose postings are in term_postings; no row where they are not. :text -> id
SELECT id FROM common_term WHERE text = :text
