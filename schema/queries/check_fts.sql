-- Whether the full-text index has as many terms, passages of terms and places as were written. -> 1 or 0
SELECT (SELECT terms || ' ' || passages || ' ' || places FROM temp.written_text)
  = count(*) || ' ' || coalesce(sum(doc), 0) || ' ' || coalesce(sum(cnt), 0)
FROM passage_vocabulary
