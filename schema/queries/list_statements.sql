-- All statements, in the order of their documents. -> id, document, passage, kind, text, anchor
SELECT statement.id, statement.document, statement.passage, statement.kind, statement.text, passage.anchor
FROM statement JOIN passage ON passage.id = statement.passage
ORDER BY statement.id
