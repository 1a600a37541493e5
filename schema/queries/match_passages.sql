-- Passages that match an FTS5 expression, by id, with a score that is larger where they match better.
-- The weights: title, names, topics, heading, body. :match -> id, score
SELECT rowid, -bm25(passage_fts, 6.0, 4.0, 2.0, 2.5, 1.0) FROM passage_fts WHERE passage_fts MATCH :match
