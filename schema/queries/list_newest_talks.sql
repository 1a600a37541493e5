-- Talks, newest first, then by slug. A talk without a date has its event's. -> id
SELECT document.id
FROM talk
  JOIN document ON document.id = talk.document
  LEFT JOIN event ON event.document = talk.event
  LEFT JOIN document AS event_document ON event_document.id = talk.event
ORDER BY coalesce(document.date, event.start_date, event_document.date, '') DESC, document.slug
