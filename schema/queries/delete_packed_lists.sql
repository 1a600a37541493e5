-- But those that are kept when a page changes.
DELETE FROM packed_list WHERE name NOT IN ('passage_lengths', 'first_passages')
