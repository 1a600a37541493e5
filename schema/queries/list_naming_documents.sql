-- Documents that are tagged with a topic, name it in their text, or are given by a person. :target -> source
SELECT DISTINCT source FROM link
WHERE target = :target AND kind IN ('s', 't', 'm')
ORDER BY source
