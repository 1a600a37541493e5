-- :deck -- its slug, :page -> webp
SELECT picture.webp
FROM document
JOIN slide_picture ON slide_picture.document = document.id
JOIN picture ON picture.id = slide_picture.picture
WHERE document.kind = 'slides' AND document.slug = :deck AND slide_picture.page = :page
