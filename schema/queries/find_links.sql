-- Where a document leads. :document -> kind, target
SELECT CASE kind
    WHEN 'm' THEN 'mentioned' WHEN 'r' THEN 'related' WHEN 's' THEN 'speaker' WHEN 't' THEN 'tagged' ELSE 'written'
  END, target
FROM link WHERE source = :document ORDER BY kind, ordinal, target
