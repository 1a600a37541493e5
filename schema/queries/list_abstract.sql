-- The text of a document itself, without its parts. :document -> heading, body, markup. 12 is kPassageBits of
-- schema/format.h: a part's passages are among those of its talk
SELECT heading_of(text), body_of(text), markup_of(text)
FROM passage
WHERE id >= (SELECT coalesce(part_of, id) FROM document WHERE id = :document) << 12
  AND id < (SELECT coalesce(part_of, id) + 1 FROM document WHERE id = :document) << 12
  AND document = :document
ORDER BY id
