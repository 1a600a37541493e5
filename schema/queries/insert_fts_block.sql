-- :id, :block -- https://www.sqlite.org/fts5.html#fts5_data_structures
INSERT OR REPLACE INTO passage_fts_data (id, block) VALUES (:id, :block)
