-- Documents that refer to something, at most so many. :first, :last (keys, both included), :limit -> document
SELECT DISTINCT document FROM citation WHERE key BETWEEN :first AND :last LIMIT :limit
