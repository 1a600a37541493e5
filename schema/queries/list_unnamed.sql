-- Names without a document, with where they stand. -> name, places (bytes)
SELECT name, places FROM unnamed ORDER BY name
