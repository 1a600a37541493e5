-- :text, :passages
INSERT INTO term (text, passages) VALUES (:text, :passages)
