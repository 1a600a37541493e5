-- What a map joins, those with the most talks in common first. :map -> topic, topic, talks in common, stated
SELECT a, b, talks, stated FROM map_edge WHERE map = :map ORDER BY talks DESC, a, b
