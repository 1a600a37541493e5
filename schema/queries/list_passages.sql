-- What the indexes are made of, by passage. -> id, part, title, names, topics, heading, body, markup
SELECT id, part, title, names, topics, heading, body, markup FROM passage ORDER BY id
