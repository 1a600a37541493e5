-- The same, row by row. :match, :into (pointer)
SELECT collect_one(passage_fts, :into, 1.0, 6.0, 4.0, 2.0, 2.5) FROM passage_fts WHERE passage_fts MATCH :match
