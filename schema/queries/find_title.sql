-- :document -> title
SELECT title FROM document WHERE id = :document
