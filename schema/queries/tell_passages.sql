-- Tells the headings and bodies of the passages of one document's page, in its order. :sink, :first, :last (ids)
-- -> how many bytes they take
SELECT tell(text, :sink) FROM passage WHERE id BETWEEN :first AND :last ORDER BY id
