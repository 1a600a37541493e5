-- By id. -> id, text, documents
SELECT id, text, documents FROM stem ORDER BY id
