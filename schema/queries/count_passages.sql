-- -> passages
SELECT count(*) FROM passage
