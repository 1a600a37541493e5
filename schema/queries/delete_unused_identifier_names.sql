-- Those that no passage has any longer.
DELETE FROM identifier_name WHERE sure = 0 AND unsure = 0
