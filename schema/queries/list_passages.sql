-- All searched text, by passage. -> id, part, title, names, topics, heading, body
SELECT id, part, title, names, topics, heading, body FROM passage ORDER BY id
