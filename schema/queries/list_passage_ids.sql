-- The passages of one document. :first, :last (ids) -> id
SELECT id FROM passage WHERE id BETWEEN :first AND :last ORDER BY id
