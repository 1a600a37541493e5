-- What a document states. :document -> id, document, passage, kind, text, anchor
SELECT statement.id, statement.document, statement.passage, statement.kind, statement.text, passage.anchor
FROM statement JOIN passage ON passage.id = statement.passage
WHERE statement.document = :document
ORDER BY statement.id
