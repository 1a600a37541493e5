-- :id -> part, anchor, page, seconds, title, names, topics, heading, body
SELECT part, anchor, page, seconds, title, names, topics, heading, body FROM passage WHERE id = :id
