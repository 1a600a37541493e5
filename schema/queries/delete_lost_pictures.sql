-- Those that no page of a deck has.
DELETE FROM picture WHERE id NOT IN (SELECT picture FROM slide_picture)
