-- Which topics an editor calls related. -> source, target
SELECT source, target FROM link WHERE kind = 'r' ORDER BY source, target
