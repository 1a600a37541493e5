-- :term, :documents
UPDATE term_impacts SET documents = :documents WHERE term = :term
