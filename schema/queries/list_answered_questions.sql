-- What texts ask and answer themselves, of the first :most questions. :most -> document, text
SELECT id >> 24, text FROM answered_question ORDER BY id LIMIT :most
