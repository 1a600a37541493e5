-- What was stated in talks that are tagged with a topic, or elsewhere about it by name.
-- :topic -> id, document, passage, kind, text, anchor
SELECT statement.id, statement.document, statement.passage, statement.kind, statement.text, passage.anchor
FROM statement JOIN passage ON passage.id = statement.passage
WHERE statement.id IN (
    SELECT statement FROM statement_topic WHERE topic = :topic
    UNION
    SELECT statement.id
    FROM link JOIN statement ON statement.document = link.source
    WHERE link.target = :topic AND link.kind = 't')
ORDER BY statement.id
