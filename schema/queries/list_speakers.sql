-- :document (a talk) -> name, in the order of the programme
SELECT document.title
FROM link JOIN document ON document.id = link.target
WHERE link.source = :document AND link.kind = 's'
ORDER BY link.ordinal
