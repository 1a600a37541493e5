-- Passages that cite an address under which a talk is found elsewhere: its page, slides, recording, report.
-- :document -> source, count, part, anchor, heading, body
SELECT citation.document, citation.count, passage.part, passage.anchor, heading_of(passage.text), body_of(passage.text)
FROM address
  JOIN document ON document.id = address.document
  JOIN citation ON citation.key = address.url_key
  JOIN passage ON passage.id = citation.passage
WHERE address.own = 1 AND coalesce(document.part_of, document.id) = :document
  AND citation.document <> :document
ORDER BY citation.document, passage.id
