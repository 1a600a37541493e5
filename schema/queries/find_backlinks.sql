-- Texts that name a document or link to it, with the passage where they do so first.
-- :document -> source, count, part, anchor, heading, body
SELECT source, count, passage.part, passage.anchor, heading_of(passage.text), body_of(passage.text)
FROM (
    SELECT document AS source, 'm' AS kind, count, passage AS first
    FROM mentioning, each_posting(sources, ((id & 0xFFFFFFFF) << 11) - 1)
    WHERE id BETWEEN :document << 32 AND (:document << 32) + 0xFFFFFFFF
    UNION ALL
    SELECT source, kind, count, passage FROM link WHERE target = :document AND kind = 'w')
  LEFT JOIN passage ON passage.id = first
WHERE source <> :document
ORDER BY source, kind
