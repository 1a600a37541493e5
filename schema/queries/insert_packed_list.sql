INSERT INTO packed_list (name, bytes) VALUES (:name, :bytes)
