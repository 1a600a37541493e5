-- :document, :page, :width, :height, :picture
INSERT INTO slide_picture (document, page, width, height, picture)
VALUES (:document, :page, :width, :height, :picture)
