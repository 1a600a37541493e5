-- The number of a term whose neighbours are in term_pairs; no row where they are not. :text -> id
SELECT id FROM common_term WHERE text = :text AND paired = 1
