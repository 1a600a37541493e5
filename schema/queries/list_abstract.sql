-- The text of a document itself, without its parts. :document -> heading, html
SELECT heading, html
FROM passage
WHERE document = :document
ORDER BY id
