-- Every document with an address of its own, by kind and slug. A talk without a date has its event's.
-- -> id, kind, slug, title, date, lang; event, format, title_verified; category, summary, parent, start_here;
--    short, series, start_date, end_date, place; withdrawn
SELECT
  document.id, document.kind, document.slug, document.title,
  coalesce(document.date, of_talk.start_date, event_document.date, event.start_date),
  document.lang,
  talk.event, talk.format, coalesce(talk.title_verified, 1),
  topic.category, topic.summary, topic.parent, topic.start_here,
  event.short, event.series, event.start_date, event.end_date, event.place,
  talk.withdrawn
FROM document
  LEFT JOIN talk ON talk.document = document.id
  LEFT JOIN topic ON topic.document = document.id
  LEFT JOIN event ON event.document = document.id
  LEFT JOIN event AS of_talk ON of_talk.document = talk.event
  LEFT JOIN document AS event_document ON event_document.id = talk.event
WHERE document.part_of IS NULL
ORDER BY document.kind, document.slug
