-- :id -- a stem that no document has any longer; nothing is found by its mark
UPDATE stem SET documents = 0, text = '~' || id WHERE id = :id
