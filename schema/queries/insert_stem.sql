-- :id, :text
INSERT INTO stem (id, text) VALUES (:id, :text)
