-- In how many passages the most frequent term is. -> passages
SELECT max(passages) FROM term
