-- What only the page of a talk shows. :document -> date, abstract, start_time, end_time, room, track, follows,
-- zone, start_utc, end_utc
SELECT document.date, talk.abstract, talk.start_time, talk.end_time, talk.room, talk.track, talk.follows,
  talk.zone, talk.start_utc, talk.end_utc
FROM talk JOIN document ON document.id = talk.document
WHERE talk.document = :document
