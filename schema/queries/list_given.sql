-- Addresses that documents give among their links and sources, the document that answers rather than a part
-- of it. -> url_key, document, key of the link, own
SELECT address.url_key, coalesce(document.part_of, document.id), address.key, address.own
FROM address JOIN document ON document.id = address.document
ORDER BY address.url_key, address.document, address.ordinal
