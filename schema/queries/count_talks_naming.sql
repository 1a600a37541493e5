-- How many talks are tagged with a topic or mention it. :topic -> count
SELECT count(DISTINCT link.source) FROM link JOIN talk ON talk.document = link.source
WHERE link.target = :topic AND link.kind IN ('t', 'm')
