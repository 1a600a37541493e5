-- Topics that statements of a kind name. :kind -> statement, topic
SELECT statement_topic.statement, statement_topic.topic
FROM statement_topic JOIN statement ON statement.id = statement_topic.statement
WHERE statement.kind = :kind
ORDER BY statement_topic.statement, statement_topic.topic
