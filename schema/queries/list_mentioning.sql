-- All mentions, packed by topic: schema/mentions.h. -> id, sources (bytes)
SELECT id, sources FROM mentioning ORDER BY id
