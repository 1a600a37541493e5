-- Whether the full-text index has the very terms that were counted, each in as many passages. -> 1 or 0
SELECT count(*) = (SELECT count(*) FROM term) AND total(term.passages IS NOT passage_vocabulary.doc) = 0
FROM passage_vocabulary LEFT JOIN term ON term.text = passage_vocabulary.term
