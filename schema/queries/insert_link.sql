-- :source, :kind, :target, :ordinal, :count, :passage
INSERT INTO link (source, kind, target, ordinal, count, passage)
VALUES (:source, :kind, :target, :ordinal, :count, :passage)
