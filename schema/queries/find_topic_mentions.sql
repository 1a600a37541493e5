-- The documents that mention a topic, packed. :topic -> id, sources (bytes)
SELECT id, sources FROM mentioning
WHERE id BETWEEN :topic << 32 AND (:topic << 32) + 0xFFFFFFFF
ORDER BY id
