-- :text, :passages, :impacts, :best
INSERT INTO beginning (text, passages, documents, best) VALUES (:text, :passages, :impacts, :best)
