-- Addresses that documents link to, without their sources and without those of parts. -> document, key, url
SELECT address.document, address.key, address.url
FROM address JOIN document ON document.id = address.document
WHERE address.key <> 'source' AND document.part_of IS NULL
ORDER BY address.document, address.ordinal
