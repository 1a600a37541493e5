-- :identifier, :spelling, :passages
INSERT INTO identifier_place (identifier, spelling, passages) VALUES (:identifier, :spelling, :passages)
