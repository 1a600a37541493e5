-- :text, :id
INSERT INTO common_term (text, id) VALUES (:text, :id)
