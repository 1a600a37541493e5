-- Which passages are of which part, for in:slides. :part -> id
SELECT id FROM passage WHERE part = :part ORDER BY id
