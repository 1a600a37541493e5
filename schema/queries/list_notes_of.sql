-- Notes of a talk that are from a certain source. :document, :source -> id, title, lang, source_hash
SELECT id, title, lang, source_hash
FROM document
WHERE part_of = :document AND kind = 'notes' AND source = :source
ORDER BY id
