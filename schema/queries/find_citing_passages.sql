-- Passages that cite an address under which a talk is found elsewhere: its page, slides, recording, report.
-- :document -> source, count, part, anchor, heading, body
SELECT citation.document, citation.count, passage.part, passage.anchor, heading_of(passage.text), body_of(passage.text)
FROM document
  CROSS JOIN address ON address.document = document.id
  CROSS JOIN citation ON citation.key = address.url_key
  JOIN passage ON passage.id = citation.passage
WHERE (document.id = :document OR document.part_of = :document)
  AND address.own = 1 AND citation.document <> :document
ORDER BY citation.document, passage.id
