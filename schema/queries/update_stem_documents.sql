-- :stem, :counts
UPDATE stem_documents SET counts = :counts WHERE stem = :stem
