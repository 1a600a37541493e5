-- -> talks, topics, people, events, passages, links, pictures of slides
SELECT
  (SELECT count(*) FROM talk),
  (SELECT count(*) FROM topic),
  (SELECT count(*) FROM person),
  (SELECT count(*) FROM event),
  (SELECT count(*) FROM passage),
  (SELECT count(*) FROM link),
  (SELECT count(*) FROM slide_picture)
