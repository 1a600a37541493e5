-- Texts that name a document or link to it, with the passage where they do so first.
-- :document -> source, count, passage
SELECT source, count, passage
FROM (
    SELECT document AS source, 'm' AS kind, count, passage
    FROM mentioning, each_posting(sources, ((id & 0xFFFFFFFF) << 11) - 1)
    WHERE id BETWEEN :document << 32 AND (:document << 32) + 0xFFFFFFFF
    UNION ALL
    SELECT source, kind, count, passage FROM link WHERE target = :document AND kind = 'w')
WHERE source <> :document
ORDER BY source, kind
