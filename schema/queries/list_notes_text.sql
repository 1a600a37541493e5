-- The notes among the passages of one document's page, in its order. :first, :last (ids) -> anchor, heading, body
SELECT anchor, heading_of(text), body_of(text)
FROM passage
WHERE id BETWEEN :first AND :last AND part = 'notes'
ORDER BY id
