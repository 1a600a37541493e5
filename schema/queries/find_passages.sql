-- The passages that stand on one document's page. :first, :last (ids)
-- -> document, part, anchor, page, seconds, heading, markup, body
SELECT document, part, anchor, page, seconds, heading_of(text), markup_of(text), body_of(text)
FROM passage
WHERE id BETWEEN :first AND :last
ORDER BY id
