-- How many passages match an FTS5 expression, counted up to a limit. :match, :limit -> passages
SELECT count(*) FROM (SELECT 1 FROM passage_fts WHERE passage_fts MATCH :match LIMIT :limit)
