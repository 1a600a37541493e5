-- Which parts each talk has. -> talk, kind
SELECT DISTINCT part_of, kind FROM document WHERE part_of IS NOT NULL ORDER BY part_of, kind
