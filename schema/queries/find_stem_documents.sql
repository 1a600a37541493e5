-- :stem -> counts
SELECT counts FROM stem_documents WHERE stem = :stem
