-- :id, :lengths (bytes) -- as list_passage_lengths.sql reads them
INSERT INTO passage_fts_docsize (id, sz) VALUES (:id, :lengths)
