DELETE FROM packed_list
