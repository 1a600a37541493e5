-- Topics and speakers of talks, in their own order; asked talk by talk, since most links are of other kinds.
-- -> talk, 1 for a speaker and 0 for a topic, target
SELECT link.source, link.kind = 's', link.target
FROM talk CROSS JOIN link ON link.source = talk.document AND link.kind IN ('s', 't')
ORDER BY talk.document, link.kind DESC, link.ordinal
