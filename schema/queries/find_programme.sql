-- When and where the talks of an event were given, as far as it is known; without a time last.
-- :event -> talk, date, start_time, end_time, room, track
SELECT talk.document, document.date, talk.start_time, talk.end_time, talk.room, talk.track
FROM talk JOIN document ON document.id = talk.document
WHERE talk.event = :event
ORDER BY document.date IS NULL, document.date, talk.start_time IS NULL, talk.start_time,
  talk.room, document.slug
