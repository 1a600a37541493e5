-- :document -> the hash of the source that tells of it
SELECT source_hash FROM document WHERE id = :document
