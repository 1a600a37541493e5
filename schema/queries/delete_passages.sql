-- :document -- one that answers. 12 is kPassageBits of schema/format.h
DELETE FROM passage WHERE id >= (:document << 12) AND id < ((:document + 1) << 12)
