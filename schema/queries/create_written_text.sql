-- What is in the full-text index, kept for check_fts.sql by the connection that wrote it.
CREATE TEMP TABLE IF NOT EXISTS written_text (terms INTEGER, passages INTEGER, places INTEGER);
DELETE FROM temp.written_text;
