-- :id, :documents
UPDATE stem SET documents = :documents WHERE id = :id
