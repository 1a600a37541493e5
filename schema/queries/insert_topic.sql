-- :document, :category, :summary, :parent, :start_here
INSERT INTO topic (document, category, summary, parent, start_here)
VALUES (:document, :category, :summary, :parent, :start_here)
