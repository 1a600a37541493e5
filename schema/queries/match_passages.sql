-- Puts the passages that match an FTS5 expression of one phrase into a vector: schema/postings.h.
-- The weights: title, names, topics, heading, body. :match, :into (pointer)
SELECT collect_all(passage_fts, :into, 6.0, 4.0, 2.0, 2.5, 1.0) FROM passage_fts WHERE passage_fts MATCH :match LIMIT 1
