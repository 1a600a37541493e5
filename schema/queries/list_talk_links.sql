-- Links from texts to the pages of talks. -> target, source
SELECT link.target, link.source
FROM link JOIN talk ON talk.document = link.target
WHERE link.kind = 'w' AND link.source <> link.target
ORDER BY link.target, link.source
