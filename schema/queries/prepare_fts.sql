-- What FTS5 gathers in memory before it writes a segment is 64 MB, not 1 MB, and it merges nothing in between:
-- optimize.sql merges the few segments once.
INSERT INTO passage_fts (passage_fts, rank) VALUES ('hashsize', 67108864);
INSERT INTO passage_fts (passage_fts, rank) VALUES ('automerge', 0);
INSERT INTO passage_fts (passage_fts, rank) VALUES ('crisismerge', 1900);
