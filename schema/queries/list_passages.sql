-- What the indexes are made of, by passage. -> id, part, title, names, topics, heading, body, markup
SELECT id, part, title_of(text), names_of(text), topics_of(text), heading_of(text), body_of(text),
  markup_of(text)
FROM passage ORDER BY id
