-- Which topics the texts name. -> source, target, count
SELECT source, document, count FROM mentioned, each_posting(topics, 0)
