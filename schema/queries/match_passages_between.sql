-- Passages of one document that match an FTS5 expression. :match, :first, :last (ids) -> id
SELECT rowid FROM passage_fts WHERE passage_fts MATCH :match AND rowid BETWEEN :first AND :last
