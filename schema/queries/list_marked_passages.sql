-- What readers see of each passage, by passage. -> id, title, heading, body, html
SELECT id, title, heading, body, html FROM passage ORDER BY id
