-- :id, :webp
INSERT INTO picture (id, webp) VALUES (:id, :webp)
