-- The topics that talks are about, those with the most first. :limit -> document, title, talks
SELECT document.id, document.title, count(*) AS talks
FROM document JOIN link ON link.target = document.id AND link.kind = 't'
WHERE document.kind = 'topic'
GROUP BY document.id
ORDER BY talks DESC, document.slug
LIMIT :limit
