-- Those that pages of decks have and that are not there yet, where first. -> picture, source_hash of the deck, page
SELECT slide_picture.picture, document.source_hash, slide_picture.page
FROM slide_picture JOIN document ON document.id = slide_picture.document
WHERE slide_picture.picture NOT IN (SELECT id FROM picture)
ORDER BY slide_picture.document, slide_picture.page
