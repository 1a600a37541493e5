-- All that texts of talks and other documents refer to. -> key, document, passage, count
SELECT key, document, passage, count FROM citation ORDER BY key, passage
