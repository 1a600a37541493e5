-- The pieces of a list, in their order. -> bytes
SELECT bytes FROM packed_list WHERE name = :name ORDER BY id
