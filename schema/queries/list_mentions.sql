-- Which topics the texts name -> source, target, count
SELECT source, target, count FROM link WHERE kind = 'm'
