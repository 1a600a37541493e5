-- Which topics an editor calls related. -> source, target
SELECT source, target FROM link WHERE kind = 'related' ORDER BY source, target
