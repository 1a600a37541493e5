-- :document -- a deck
DELETE FROM slide_picture WHERE document = :document
