-- :document -- links that stand in its front matter
DELETE FROM link WHERE source = :document AND kind IN ('s', 't', 'r')
