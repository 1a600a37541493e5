-- Passages that cite an address under which a talk is found elsewhere: its page, slides, recording, report.
-- :document -> source, count, passage
SELECT citation.document, citation.count, citation.passage
FROM document
  CROSS JOIN address ON address.document = document.id
  CROSS JOIN citation ON citation.key = address.url_key
WHERE (document.id = :document OR document.part_of = :document)
  AND address.own = 1 AND citation.document <> :document
ORDER BY citation.document, citation.passage
