-- The topics of a map, by title. :map -> topic, x, y
SELECT map_place.topic, map_place.x, map_place.y
FROM map_place JOIN document ON document.id = map_place.topic
WHERE map_place.map = :map
ORDER BY document.title COLLATE NOCASE, document.slug
