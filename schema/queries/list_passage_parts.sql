-- Which part of its document each passage is of, for in:slides. -> id, part
SELECT id, part FROM passage ORDER BY id
