-- -> text
SELECT text FROM beginning
