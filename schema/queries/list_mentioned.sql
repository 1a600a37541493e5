-- The topics that a document mentions. :document -> topic
SELECT document FROM mentioned, each_posting(topics, 0) WHERE source = :document
