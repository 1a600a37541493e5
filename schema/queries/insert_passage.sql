-- :id, :document, :part, :anchor, :page, :seconds, :title, :names, :topics, :heading, :body, :markup
INSERT INTO passage (id, document, part, anchor, page, seconds, title, names, topics, heading, body, markup)
VALUES (:id, :document, :part, :anchor, :page, :seconds, :title, :names, :topics, :heading, :body, :markup)
