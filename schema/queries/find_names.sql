-- The names of a document, its title first. :document -> name
SELECT name FROM alias WHERE document = :document ORDER BY ordinal
