-- :id, :document, :part, :anchor, :page, :title, :names, :topics, :heading, :body, :html
INSERT INTO passage (id, document, part, anchor, page, title, names, topics, heading, body, html)
VALUES (:id, :document, :part, :anchor, :page, :title, :names, :topics, :heading, :body, :html)
