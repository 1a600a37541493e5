-- -> key, name, passages
SELECT key, name, passages FROM identifier ORDER BY key
