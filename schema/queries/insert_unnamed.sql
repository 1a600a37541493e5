-- :name, :document, :passage, :count
INSERT INTO unnamed (name, document, passage, count) VALUES (:name, :document, :passage, :count)
