-- Speakers and topics of talks, in their own order; asked talk by talk, since most links are of other kinds.
-- -> talk, kind, target
SELECT link.source, iif(link.kind = 's', 'speaker', 'tagged'), link.target
FROM talk CROSS JOIN link ON link.source = talk.document AND link.kind IN ('s', 't')
ORDER BY talk.document, link.kind, link.ordinal
