-- :text, :id, :paired
INSERT INTO common_term (text, id, paired) VALUES (:text, :id, :paired)
