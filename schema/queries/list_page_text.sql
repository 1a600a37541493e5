-- :document -- the passages of one page -> as list_passages. 12 is kPassageBits of schema/format.h
SELECT id, part, title, names, topics, heading, body, markup FROM passage
WHERE id >= (:document << 12) AND id < ((:document + 1) << 12) ORDER BY id
