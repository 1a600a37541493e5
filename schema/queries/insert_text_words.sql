-- :bytes
INSERT INTO text_words (bytes) VALUES (:bytes)
