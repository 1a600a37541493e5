-- :name, :places (bytes)
INSERT INTO unnamed (name, places) VALUES (:name, :places)
