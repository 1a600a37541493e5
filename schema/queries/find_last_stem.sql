-- -> the largest id
SELECT max(stem) FROM stem_documents
