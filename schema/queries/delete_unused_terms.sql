-- Those that no passage has any longer.
DELETE FROM term WHERE passages = 0
