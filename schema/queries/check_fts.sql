-- Fails where the full-text index does not say what the passages say.
INSERT INTO passage_fts (passage_fts, rank) VALUES ('integrity-check', 1);
