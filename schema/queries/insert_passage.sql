-- :id, :document, :part, :anchor, :page, :seconds, :title, :names, :topics, :heading, :body, :html
INSERT INTO passage (id, document, part, anchor, page, seconds, title, names, topics, heading, body, html)
VALUES (:id, :document, :part, :anchor, :page, :seconds, :title, :names, :topics, :heading, :body, :html)
