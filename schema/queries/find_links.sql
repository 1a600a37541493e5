-- Where a document leads. :document -> kind, target
SELECT name, target FROM (
  SELECT CASE kind WHEN 'r' THEN 'related' WHEN 's' THEN 'speaker' WHEN 't' THEN 'tagged' ELSE 'written' END AS name,
    kind, ordinal, target
  FROM link WHERE source = :document
  UNION ALL
  SELECT 'mentioned', 'm', 0, document FROM mentioned, each_posting(topics, 0) WHERE source = :document)
ORDER BY kind, ordinal, target
