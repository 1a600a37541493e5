-- -> talks, topics, people, events, passages, links, pictures of slides
SELECT
  (SELECT count(*) FROM talk),
  (SELECT count(*) FROM topic),
  (SELECT count(*) FROM person),
  (SELECT count(*) FROM event),
  (SELECT count(*) FROM passage),
  (SELECT count(*) FROM link) + (SELECT coalesce(sum(number), 0) FROM mentioned),
  (SELECT count(*) FROM slide_picture)
