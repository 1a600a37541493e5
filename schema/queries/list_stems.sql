-- By text. -> id, text
SELECT id, text FROM stem
