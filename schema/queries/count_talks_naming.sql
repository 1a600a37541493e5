-- How many talks are tagged with a topic or mention it. :topic -> count
SELECT count(*) FROM (
    SELECT source FROM link WHERE target = :topic AND kind = 't'
    UNION
    SELECT document FROM mentioning, each_posting(sources, ((id & 0xFFFFFFFF) << 11) - 1)
    WHERE id BETWEEN :topic << 32 AND (:topic << 32) + 0xFFFFFFFF)
  JOIN talk ON talk.document = source
