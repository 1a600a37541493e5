-- Some of the documents that mention a topic, packed. :id -> sources
SELECT sources FROM mentioning WHERE id = :id
