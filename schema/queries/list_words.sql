-- Words of the index, without stems, in order. -> text, passages
SELECT text, passages FROM term WHERE text < '~' OR text > '~~' ORDER BY text
