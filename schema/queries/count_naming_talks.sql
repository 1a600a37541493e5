-- How many talks name a topic in their texts without being tagged with it. -> topic, talks
SELECT id >> 32 AS topic, count(*)
FROM mentioning CROSS JOIN each_posting(sources, ((id & 0xFFFFFFFF) << 11) - 1) AS mention
  JOIN talk ON talk.document = mention.document
WHERE NOT EXISTS (
    SELECT 1 FROM link WHERE link.source = mention.document AND link.kind = 't' AND link.target = mentioning.id >> 32)
GROUP BY topic
ORDER BY topic
