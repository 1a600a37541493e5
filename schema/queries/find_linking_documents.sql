-- Texts with a link to a document's page, and where it stands first. :target -> source, passage, count
SELECT source, passage, count FROM link
WHERE target = :target AND kind = 'w' AND source <> :target
ORDER BY source
