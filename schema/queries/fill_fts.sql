-- Makes the full-text index out of all passages. What FTS5 gathers in memory before it writes a segment
-- is 32 MB, not 1 MB, and it merges nothing in between: optimize.sql merges the few segments once.
INSERT INTO passage_fts (passage_fts, rank) VALUES ('hashsize', 33554432);
INSERT INTO passage_fts (passage_fts, rank) VALUES ('automerge', 0);
INSERT INTO passage_fts (passage_fts, rank) VALUES ('crisismerge', 1900);
INSERT INTO passage_fts (passage_fts) VALUES ('rebuild');
