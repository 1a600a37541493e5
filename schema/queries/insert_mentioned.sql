-- :source, :topics, :number
INSERT INTO mentioned (source, topics, number) VALUES (:source, :topics, :number)
