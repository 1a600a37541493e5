-- Every name, in the order in which documents have a right to it where two share one: titles of topics,
-- then events ("LPC 2023" is also an alias of a topic), then people, then aliases of topics, titles of
-- talks last.
-- -> document, name, key, stem_key
SELECT alias.document, alias.name, alias.key, alias.stem_key
FROM alias JOIN document ON document.id = alias.document
ORDER BY
  CASE WHEN document.kind = 'topic' AND alias.ordinal = 0 THEN 0
       WHEN document.kind = 'event' THEN 1
       WHEN document.kind = 'person' THEN 2
       WHEN document.kind = 'topic' THEN 3
       ELSE 4 END,
  alias.document, alias.ordinal
