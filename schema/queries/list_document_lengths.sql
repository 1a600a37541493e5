-- -> document, length
SELECT document, length FROM document_length ORDER BY document
