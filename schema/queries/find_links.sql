-- Where a document leads. :document -> kind, target
SELECT kind, target FROM link WHERE source = :document ORDER BY kind, ordinal, target
