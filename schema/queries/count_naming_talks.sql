-- How many talks name a topic in their texts without being tagged with it. -> topic, talks
SELECT link.target, count(*)
FROM link JOIN talk ON talk.document = link.source
WHERE link.kind = 'm' AND NOT EXISTS (
    SELECT 1 FROM link AS tag
    WHERE tag.source = link.source AND tag.kind = 't' AND tag.target = link.target)
GROUP BY link.target
ORDER BY link.target
