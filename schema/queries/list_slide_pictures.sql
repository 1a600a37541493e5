-- :talk -> slug of the deck, page, width, height; in order
SELECT document.slug, slide_picture.page, slide_picture.width, slide_picture.height
FROM document JOIN slide_picture ON slide_picture.document = document.id
WHERE document.part_of = :talk
ORDER BY document.id, slide_picture.page
