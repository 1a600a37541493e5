-- Passages with the numbers of their words in each field, as FTS5 keeps them: bytes that hold a varint for each.
-- https://www.sqlite.org/fts5.html#fts5_data_structures -> id, lengths
SELECT id, sz FROM passage_fts_docsize ORDER BY id
