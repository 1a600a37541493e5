-- Speakers and topics of talks, in their own order. -> talk, kind, target
SELECT source, kind, target FROM link
WHERE kind IN ('speaker', 'tagged')
ORDER BY source, kind, ordinal
