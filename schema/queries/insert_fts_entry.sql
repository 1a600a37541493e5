-- :segment, :term (bytes), :page -- https://www.sqlite.org/fts5.html#fts5_data_structures
INSERT INTO passage_fts_idx (segid, term, pgno) VALUES (:segment, :term, :page)
