-- Fills table term from the finished full-text index.
INSERT INTO term (text, passages) SELECT term, doc FROM passage_vocabulary
