-- :identifier
DELETE FROM identifier_place WHERE identifier = :identifier
