-- The text of a document itself, without its parts. :document -> heading, body, markup
SELECT heading, body, markup
FROM passage
WHERE document = :document
ORDER BY id
