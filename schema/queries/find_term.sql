-- In how many passages a term of the index occurs; no row where in none. :text -> passages
SELECT passages FROM term WHERE text = :text
