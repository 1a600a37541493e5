-- :document -- links that its text gave
DELETE FROM link WHERE source = :document AND kind IN ('m', 'w')
