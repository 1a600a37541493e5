-- How many passages have both words of an FTS5 expression "a AND b", counted up to a limit, and in how many of these the
-- second stands right behind the first. :match, :limit -> passages, side by side
SELECT count(*), total(side_by_side)
FROM (
  SELECT stands_side_by_side(passage_fts) AS side_by_side FROM passage_fts WHERE passage_fts MATCH :match LIMIT :limit
)
