-- Those on one page. :identifier, :document. 12 is kPassageBits of schema/format.h
DELETE FROM identifier_place
WHERE identifier = :identifier AND passage >= (:document << 12) AND passage < ((:document + 1) << 12)
