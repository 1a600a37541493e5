-- :id, :text
INSERT INTO answered_question (id, text) VALUES (:id, :text)
