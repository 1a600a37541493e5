-- :map, :topic, :x, :y
INSERT INTO map_place (map, topic, x, y) VALUES (:map, :topic, :x, :y)
