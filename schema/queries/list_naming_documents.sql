-- Documents that are tagged with a topic, name it in their text, or are given by a person. :target -> source
SELECT source FROM link WHERE target = :target AND kind IN ('s', 't')
UNION
SELECT document FROM mentioning, each_posting(sources, ((id & 0xFFFFFFFF) << 11) - 1)
WHERE id BETWEEN :target << 32 AND (:target << 32) + 0xFFFFFFFF
ORDER BY source
