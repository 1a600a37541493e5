-- What a document adds to the maps of topics. :document -> kind, topic
SELECT kind, target FROM link WHERE source = :document AND kind IN ('t', 'r')
UNION ALL
SELECT 'parent', parent FROM topic WHERE document = :document AND parent IS NOT NULL
ORDER BY 1, 2
