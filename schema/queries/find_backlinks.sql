-- Texts that name a document or link to it, with the passage where they do so first.
-- :document -> source, count, part, anchor, heading, body
SELECT link.source, link.count, passage.part, passage.anchor, heading_of(passage.text), body_of(passage.text)
FROM link LEFT JOIN passage ON passage.id = link.passage
WHERE link.target = :document AND link.kind IN ('m', 'w') AND link.source <> :document
ORDER BY link.source, link.kind
