-- -> the largest id
SELECT max(id) FROM stem
