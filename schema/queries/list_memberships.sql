-- Speakers and topics of talks, in their own order; asked talk by talk, since most links are of other kinds.
-- -> talk, kind, target
SELECT link.source, link.kind, link.target
FROM talk CROSS JOIN link ON link.source = talk.document AND link.kind IN ('speaker', 'tagged')
ORDER BY talk.document, link.kind, link.ordinal
