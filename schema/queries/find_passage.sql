-- :id -> part, anchor, page, seconds, title, names, topics, heading, body
SELECT part, anchor, page, seconds, title_of(text), names_of(text), topics_of(text), heading_of(text), body_of(text)
FROM passage WHERE id = :id
