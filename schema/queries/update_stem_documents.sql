-- :stem, :documents, :counts
UPDATE stem_documents SET documents = :documents, counts = :counts WHERE stem = :stem
