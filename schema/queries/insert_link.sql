-- :source, :kind, :target, :ordinal, :count, :passage
INSERT INTO link (source, kind, target, ordinal, count, place)
VALUES (:source, :kind, :target, :ordinal, :count, :passage - (:source << 12))
