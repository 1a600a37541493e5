-- :document -- one that answers
DELETE FROM answered_question WHERE id BETWEEN :document << 24 AND ((:document + 1) << 24) - 1
