-- :statement, :topic
INSERT INTO statement_topic (statement, topic) VALUES (:statement, :topic)
