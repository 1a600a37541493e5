-- Every name, by document and in its own order; "" for the title. -> document, name, key, stem_key, 1 for the first
SELECT
  alias.document, iif(alias.name = document.title, '', alias.name), alias.key, alias.stem_key, alias.ordinal = 0
FROM alias JOIN document ON document.id = alias.document
ORDER BY alias.document, alias.ordinal
