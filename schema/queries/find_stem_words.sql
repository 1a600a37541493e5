-- The words that have a stem, packed; no row where it is unknown. :text -> words
SELECT words FROM stem WHERE text = :text
