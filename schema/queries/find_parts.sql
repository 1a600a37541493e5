-- A document and the parts that are shown under it. :document -> id, kind, title, pages
SELECT id, kind, title, pages FROM document WHERE id = :document
UNION ALL
SELECT id, kind, title, pages FROM document WHERE part_of = :document
ORDER BY id
