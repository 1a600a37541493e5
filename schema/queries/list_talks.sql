-- All talks, for the indexer to compare with. -> id, slug, title, lang, source, source_hash, date, format,
-- start_time, end_time, room, track, abstract, key, zone, start_utc, withdrawn
SELECT
  document.id, document.slug, document.title, document.lang, document.source, document.source_hash,
  document.date, talk.format, talk.start_time, talk.end_time, talk.room, talk.track, talk.abstract,
  talk.key, talk.zone, talk.start_utc, talk.withdrawn
FROM talk JOIN document ON document.id = talk.document
ORDER BY document.id
