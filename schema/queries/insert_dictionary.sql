-- :bytes
INSERT INTO text_dictionary (bytes) VALUES (:bytes)
