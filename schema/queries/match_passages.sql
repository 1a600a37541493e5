-- Puts the passages that match an FTS5 expression of one phrase into a vector: schema/postings.h.
-- The weights: body, title, names, topics, heading. :match, :into (pointer)
SELECT collect_all(passage_fts, :into, 1.0, 6.0, 4.0, 2.0, 2.5) FROM passage_fts WHERE passage_fts MATCH :match LIMIT 1
