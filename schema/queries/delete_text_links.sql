-- :document -- links that are written in its text
DELETE FROM link WHERE source = :document AND kind = 'w'
