-- Addresses that documents give among their links and sources, the document that answers rather than a part
-- of it. -> url_key, document, own
SELECT address.url_key, coalesce(document.part_of, document.id), address.own
FROM address JOIN document ON document.id = address.document
ORDER BY address.url_key, address.document
