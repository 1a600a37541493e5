-- :id, :text, :documents
INSERT INTO stem (id, text, documents) VALUES (:id, :text, :documents)
