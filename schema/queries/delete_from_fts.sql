-- :id, :title, :names, :topics, :heading, :body -- what the index has of a passage that changes or goes
INSERT INTO passage_fts (passage_fts, rowid, title, names, topics, heading, body)
VALUES ('delete', :id, :title, :names, :topics, :heading, :body)
