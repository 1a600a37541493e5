-- Where an identifier stands, in reading order; a passage comes once for each spelling.
-- :identifier -> passage, spelling, count, part, anchor, page, seconds, heading, body
SELECT place.passage, place.spelling, place.count, passage.part, passage.anchor, passage.page, passage.seconds,
  heading_of(passage.text), body_of(passage.text)
FROM identifier_place AS place JOIN passage ON passage.id = place.passage
WHERE place.identifier = :identifier
ORDER BY place.passage, place.spelling
