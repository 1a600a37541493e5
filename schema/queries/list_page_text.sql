-- :document -- the passages of one page -> as list_passages. 12 is kPassageBits of schema/format.h
SELECT id, part, title_of(text), names_of(text), topics_of(text), heading_of(text), body_of(text),
  markup_of(text)
FROM passage
WHERE id >= (:document << 12) AND id < ((:document + 1) << 12) ORDER BY id
