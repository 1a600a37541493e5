-- :id, :kind, :slug, :title, :part_of, :date, :pages, :source, :source_hash
INSERT INTO document (id, kind, slug, title, part_of, date, pages, source, source_hash)
VALUES (:id, :kind, :slug, :title, :part_of, :date, :pages, :source, :source_hash)
