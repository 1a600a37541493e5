-- Topics that their editors related to each other, and topics with the one they are part of. -> topic, topic
SELECT source, target FROM link WHERE kind = 'r'
UNION
SELECT document, parent FROM topic WHERE parent IS NOT NULL
ORDER BY 1, 2
