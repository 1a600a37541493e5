-- :id, :title, :names, :topics, :heading, :body
INSERT INTO passage_fts (rowid, title, names, topics, heading, body)
VALUES (:id, :title, :names, :topics, :heading, :body)
