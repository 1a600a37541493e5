-- Makes the full-text index out of all passages.
INSERT INTO passage_fts (passage_fts) VALUES ('rebuild')
