-- What kinds of statements there are of each document. -> document, kind
SELECT DISTINCT document, kind FROM statement ORDER BY document, kind
