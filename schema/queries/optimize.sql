-- Statistics for the planner. Then pages without gaps: rows of tables without rowids leave an eighth of theirs empty,
-- in whatever order they are written, until VACUUM copies them.
ANALYZE;
VACUUM;
