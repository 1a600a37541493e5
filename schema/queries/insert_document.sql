-- :id, :kind, :slug, :title, :part_of, :date, :source, :source_hash
INSERT INTO document (id, kind, slug, title, part_of, date, source, source_hash)
VALUES (:id, :kind, :slug, :title, :part_of, :date, :source, :source_hash)
