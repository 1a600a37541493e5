-- Passages that refer to something. :first, :last (keys, both included) -> document, passage, key, count
SELECT document, passage, key, count FROM citation
WHERE key BETWEEN :first AND :last
ORDER BY passage, key
