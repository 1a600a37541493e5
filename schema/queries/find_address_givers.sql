-- Who gives an address among links and sources, the document that answers rather than a part of it.
-- :first, :last (keys, both included) -> document, key of the link, url_key, own
SELECT coalesce(document.part_of, document.id), address.key, address.url_key, address.own
FROM address JOIN document ON document.id = address.document
WHERE address.url_key BETWEEN :first AND :last
ORDER BY address.document, address.ordinal
