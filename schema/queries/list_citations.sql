-- All that texts of talks and other documents refer to, once for each passage. -> key, document
SELECT key, document FROM citation ORDER BY key, passage
