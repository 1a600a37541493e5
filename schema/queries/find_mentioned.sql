-- The topics that a document mentions, packed. :source -> topics
SELECT topics FROM mentioned WHERE source = :source
