-- What readers see of each passage, by passage. -> id, title, heading, body, markup
SELECT id, title, heading, body, markup FROM passage ORDER BY id
