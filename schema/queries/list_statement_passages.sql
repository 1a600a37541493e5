-- Which passages state something of a kind, for kind:decision. :kind -> passage
SELECT DISTINCT passage FROM statement WHERE kind = :kind ORDER BY passage
