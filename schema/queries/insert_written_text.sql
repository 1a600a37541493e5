-- :terms, :passages, :places
INSERT INTO temp.written_text (terms, passages, places) VALUES (:terms, :passages, :places)
