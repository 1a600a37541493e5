-- Links from texts to the pages of talks. -> target, source, passage, count
SELECT link.target, link.source, link.passage, link.count
FROM link JOIN talk ON talk.document = link.target
WHERE link.kind = 'w' AND link.source <> link.target
ORDER BY link.target, link.source
