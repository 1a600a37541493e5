-- A change of a few passages adds a small segment and is to merge nothing: the whole that follows has one.
INSERT INTO passage_fts (passage_fts, rank) VALUES ('automerge', 0);
INSERT INTO passage_fts (passage_fts, rank) VALUES ('crisismerge', 1900);
