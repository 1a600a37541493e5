-- Which talk is about which topics. -> talk, topic
SELECT source, target FROM link WHERE kind = 't' ORDER BY source, target
