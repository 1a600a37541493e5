-- One segment of FTS5, and statistics for the planner.
INSERT INTO passage_fts (passage_fts) VALUES ('optimize');
ANALYZE;
