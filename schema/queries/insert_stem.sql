-- :id, :text, :words
INSERT INTO stem (id, text, words) VALUES (:id, :text, :words)
