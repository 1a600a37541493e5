-- Where an identifier stands, in reading order; a passage comes once for each spelling.
-- :identifier -> passage, spelling, count, part, anchor, page, seconds
SELECT posting.passage, place.spelling, posting.count, passage.part, passage.anchor, passage.page, passage.seconds
FROM identifier_place AS place CROSS JOIN each_posting(place.passages, 0) AS posting
  JOIN passage ON passage.id = posting.passage
WHERE place.identifier = :identifier
ORDER BY posting.passage, place.spelling
