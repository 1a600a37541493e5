-- :id, :document, :part, :anchor, :page, :seconds, :title, :names, :topics, :heading, :body, :markup
INSERT INTO passage (id, document, stated_part, stated_anchor, page, seconds, text)
VALUES (:id, :document,
  nullif(:part, iif(:page IS NOT NULL, 'slides', iif(:seconds IS NOT NULL, 'transcript', NULL))),
  nullif(:anchor, coalesce('slide-' || :page, 't-' || :seconds)), :page, :seconds,
  pack_text(:title, :names, :topics, :heading, :body, :markup))
