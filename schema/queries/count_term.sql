-- :text, :more -- changes the count of a term, which may be new
INSERT INTO term (text, passages) VALUES (:text, :more)
ON CONFLICT (text) DO UPDATE SET passages = passages + :more
