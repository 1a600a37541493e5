-- :document, :field, :source
INSERT INTO field_origin (document, field, source) VALUES (:document, :field, :source)
