-- :identifier, :passage, :spelling, :count
INSERT INTO identifier_place (identifier, passage, spelling, count) VALUES (:identifier, :passage, :spelling, :count)
