-- :id, :document, :part, :anchor, :page, :seconds, :title, :names, :topics, :heading, :body, :markup
INSERT INTO passage (id, document, part, anchor, page, seconds, text)
VALUES (:id, :document, :part, :anchor, :page, :seconds,
  pack_text(:title, :names, :topics, :heading, :body, :markup))
