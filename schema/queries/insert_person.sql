-- :document, :talks
INSERT INTO person (document, talks) VALUES (:document, :talks)
