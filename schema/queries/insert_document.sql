-- :id, :kind, :slug, :title, :part_of, :date, :lang, :pages, :source, :source_hash
INSERT INTO document (id, kind, slug, title, part_of, date, lang, pages, source, source_hash)
VALUES (:id, :kind, :slug, :title, :part_of, :date, :lang, :pages, :source, :source_hash)
