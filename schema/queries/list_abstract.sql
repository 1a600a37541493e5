-- The text of a talk itself, without its parts. :document -> heading, body
SELECT heading, body
FROM passage
WHERE document = :document
ORDER BY id
