-- :id, :document, :passage, :kind, :text
INSERT INTO statement (id, document, passage, kind, text)
VALUES (:id, :document, :passage, :kind, :text)
