-- What readers see of each passage of one page. :document -> as list_marked_passages. 12 is kPassageBits of
-- schema/format.h
SELECT id, title, heading, body, markup FROM passage
WHERE id >= (:document << 12) AND id < ((:document + 1) << 12) ORDER BY id
