-- :identifier -> spelling, passages
SELECT spelling, passages FROM identifier_place WHERE identifier = :identifier
