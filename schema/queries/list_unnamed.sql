-- Names without a document and the talks that have them. -> name, document, passage, count, anchor
SELECT unnamed.name, unnamed.document, unnamed.passage, unnamed.count, passage.anchor
FROM unnamed JOIN passage ON passage.id = unnamed.passage
ORDER BY unnamed.name, unnamed.document
