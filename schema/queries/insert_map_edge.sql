-- :map, :a, :b, :talks, :stated
INSERT INTO map_edge (map, a, b, talks, stated) VALUES (:map, :a, :b, :talks, :stated)
