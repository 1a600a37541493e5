-- SPDX-License-Identifier: MIT OR Apache-2.0
-- One finished publication of the knowledge base. The indexer creates the file whole and publishes it
-- by rename; nobody changes it afterwards. So there are no migrations: a file of another format is
-- built anew from its sources, and user_version (schema/format.h) tells which format this is.

-- generation: hash of all content; rows: the number of rows of some tables, verified when opened; words_per_passage.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Everything that has an address of its own (talk, topic, event, person), and the parts of a talk
-- (notes, slides, transcript), which are shown and found under it.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,                   -- in the order of kind and slug
  kind TEXT NOT NULL CHECK (kind IN ('talk', 'topic', 'event', 'person', 'notes', 'slides', 'transcript')),
  slug TEXT NOT NULL,                       -- 'lpc-2023/klint', 'binder', 'lpc-2023', 'gary-guo'
  title TEXT NOT NULL,
  part_of INTEGER REFERENCES document (id), -- the talk that a part belongs to
  date TEXT,                                -- '2023-11-15', or what is known of it: '2023-11', '2023'
  lang TEXT,
  pages INTEGER,                            -- of a deck, also those that say nothing
  source TEXT NOT NULL,                     -- path below the corpus: 'talks/lpc-2023/klint.md'
  source_hash TEXT NOT NULL,                -- XXH3-64 of that file, in hexadecimal
  UNIQUE (kind, slug)
);
CREATE INDEX document_part_of ON document (part_of) WHERE part_of IS NOT NULL;

CREATE TABLE event (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  short TEXT NOT NULL,                      -- 'LPC 2023'
  series TEXT NOT NULL,                     -- 'lpc'
  start_date TEXT,
  end_date TEXT,
  place TEXT
);

CREATE TABLE talk (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  event INTEGER NOT NULL REFERENCES document (id),
  format TEXT NOT NULL,                     -- talk, discussion, keynote, panel, bof, tutorial, lightning
  start_time TEXT,                          -- local time at the venue, '10:00'
  end_time TEXT,
  room TEXT,
  track TEXT,
  abstract TEXT NOT NULL CHECK (abstract IN ('full', 'title-only', 'from-report')),
  title_verified INTEGER NOT NULL,
  follows INTEGER REFERENCES document (id), -- the talk that this one continues; itself: none, by hand
  key TEXT,                                 -- by which its programme knows it: 'pentabarf:fosdem-2025:<guid>'
  zone TEXT,                                -- of start_time, 'Europe/Brussels'
  start_utc TEXT,                           -- '2025-02-01T09:30:00Z'
  end_utc TEXT,                             -- the same of its end, also where the clock is changed meanwhile
  withdrawn INTEGER NOT NULL                -- 1: was in the programme and is no longer
);
CREATE INDEX talk_event ON talk (event);
CREATE INDEX talk_follows ON talk (follows) WHERE follows IS NOT NULL;

CREATE TABLE topic (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  category TEXT NOT NULL,                   -- subproject, driver, tool, compiler, language, subsystem, ...
  summary TEXT NOT NULL,                    -- one sentence
  parent INTEGER REFERENCES document (id),
  start_here INTEGER REFERENCES document (id) -- the talk to watch first
);
CREATE INDEX topic_parent ON topic (parent) WHERE parent IS NOT NULL;

CREATE TABLE person (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  talks INTEGER NOT NULL                    -- how many talks they give
);

-- Every name that leads to a document: titles, slugs, aliases of topics, spellings of people, short
-- names of events. key is the name without case, accents, blanks and joints ('pininit'); stem_key the
-- same of its stems, or NULL where two documents would share it. schema/text/name_key.h makes both.
CREATE TABLE alias (
  document INTEGER NOT NULL REFERENCES document (id),
  name TEXT NOT NULL,
  ordinal INTEGER NOT NULL,                 -- 0 the title, then the order of the source
  key TEXT NOT NULL,
  stem_key TEXT,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

-- Addresses that a document gives: links with their key ('slides', 'video'), and its sources, whose
-- key is 'source'.
CREATE TABLE address (
  document INTEGER NOT NULL REFERENCES document (id),
  ordinal INTEGER NOT NULL,
  key TEXT NOT NULL,
  url TEXT NOT NULL,
  url_key TEXT NOT NULL,                    -- what it leads to: schema/text/address_key.h
  own INTEGER NOT NULL,                     -- 1: the document itself elsewhere: its page, slides, recording
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX address_url_key ON address (url_key);

-- What the texts refer to: mails, articles, commits, CVE numbers, files of the kernel, crates, pages
-- elsewhere, written out or behind a hyperlink. key is that of schema/text/address_key.h, which address.url_key has too.
CREATE TABLE citation (
  document INTEGER NOT NULL REFERENCES document (id), -- the document that answers: a talk, not its notes
  passage INTEGER NOT NULL REFERENCES passage (id),
  kind TEXT NOT NULL CHECK (kind IN ('url', 'message', 'lwn', 'commit', 'cve', 'path', 'crate')),
  key TEXT NOT NULL,
  count INTEGER NOT NULL,                   -- how often in this passage
  PRIMARY KEY (key, passage)
) WITHOUT ROWID;
CREATE INDEX citation_document ON citation (document);

-- Where each field of a document is from that was put together from several sources. Of all others
-- document.source tells it.
CREATE TABLE field_origin (
  document INTEGER NOT NULL REFERENCES document (id),
  field TEXT NOT NULL,                      -- 'room', 'abstract', 'links.video'
  source TEXT NOT NULL,                     -- path below the corpus
  PRIMARY KEY (document, field)
) WITHOUT ROWID;

-- The piece of a document that a search finds and a link points at: a section, a page of slides.
-- id = (document that answers << 12) + n, where that document is the talk for a part of a talk: it tells
-- its document without a look-up, and the passages of a talk stand side by side.
CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id), -- the part that it was read from
  stated_part TEXT,                         -- NULL where page or seconds tell both, as those of most passages do
  stated_anchor TEXT,
  page INTEGER,                             -- of a deck, from 1
  seconds INTEGER,                          -- of a recording
  text BLOB NOT NULL,                       -- the fields of passage_text, packed: schema/text/packed_text.h
  part TEXT NOT NULL                        -- abstract, notes, slides, transcript; about for other kinds
    AS (coalesce(stated_part, iif(page IS NULL, 'transcript', 'slides'))),
  anchor TEXT NOT NULL                      -- 'slide-7', 'notes-limits'; '' is the page itself
    AS (coalesce(stated_anchor, 'slide-' || page, 't-' || seconds))
);

-- The words in which such texts are written; no row where there are too few to learn from.
CREATE TABLE text_words (
  bytes BLOB NOT NULL
);

-- The texts as they were, by the functions of schema/text/text_functions.h. For the sqlite3 shell, which loads them
-- with the tokenizer, and for what FTS5 offers there; the programs call the functions.
CREATE VIEW passage_text AS SELECT
  id,
  iif((id & 4095) < 64, ((id >> 12) << 6) + (id & 4095), (1 << 40) + id) AS row, -- of passage_fts: schema/fts_rows.h
  title_of(text) AS title,                  -- the document's title, in its first passage only
  names_of(text) AS names,                  -- aliases, speakers, other spellings; likewise
  topics_of(text) AS topics,                -- titles of the topics it is tagged with; likewise
  heading_of(text) AS heading,              -- of this passage; '' when it has none
  body_of(text) AS body,                    -- plain text, at most 8 KB
  markup_of(text) AS markup                 -- what stands around which bytes of it: schema/text/markup.h
FROM passage;

-- Pages of decks as pictures, where the deck itself was among the sources. Those that look alike are one.
CREATE TABLE slide_picture (
  document INTEGER NOT NULL REFERENCES document (id), -- the deck
  page INTEGER NOT NULL,                    -- from 1, also one without text
  width INTEGER NOT NULL,                   -- in pixels
  height INTEGER NOT NULL,
  picture INTEGER NOT NULL REFERENCES picture (id),
  PRIMARY KEY (document, page)
) WITHOUT ROWID;
CREATE TABLE picture (
  id INTEGER PRIMARY KEY,                   -- XXH3-64 of its bytes
  webp BLOB NOT NULL
);

-- The body is the first column, since FTS5 spends two bytes on each passage of a term that stands in any other. How
-- many words a passage has is in packed_list. passage_of_row(rowid) is passage.id.
CREATE VIRTUAL TABLE passage_fts USING fts5 (
  body, title, names, topics, heading,
  content = 'passage_text', content_rowid = 'row', columnsize = 0, tokenize = 'plumbline'
);

CREATE VIRTUAL TABLE passage_vocabulary USING fts5vocab ('passage_fts', 'row');

-- The words of passage_fts and (with a ~) their stems, with the number of passages that have them. For corrections
-- and for the weight of words.
CREATE TABLE term (
  text TEXT PRIMARY KEY,
  passages INTEGER NOT NULL
) WITHOUT ROWID;

-- Postings of terms that many passages have, read by a search without asking FTS5: schema/term_postings.h.
CREATE TABLE common_term (
  text TEXT PRIMARY KEY,                    -- as in term
  id INTEGER NOT NULL,                      -- from 1, in the order of text
  paired INTEGER NOT NULL                   -- 1: its neighbours of that kind are in term_pairs
) WITHOUT ROWID;
CREATE TABLE term_postings (
  id INTEGER PRIMARY KEY,                   -- (common_term.id << 32) + the first document in it
  passages BLOB NOT NULL,                   -- with how often they have it, schema/packed_postings.h
  stretches BLOB NOT NULL                   -- where they can be read from: schema/term_postings.h
);
-- What documents are worth for the more frequent ones, and for words that begin alike: schema/term_impacts.h.
CREATE TABLE term_impacts (
  term INTEGER PRIMARY KEY,                 -- common_term.id
  documents BLOB NOT NULL                   -- with their worth, schema/impacts.h
);
CREATE TABLE beginning (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE,                -- 'pro' of all words that begin so
  passages INTEGER NOT NULL,                -- how many have one
  documents BLOB NOT NULL,                  -- as in term_impacts
  best BLOB NOT NULL                        -- the best documents: their best passage and exact worth
);
-- Where two of them are neighbours: schema/term_pairs.h.
CREATE TABLE term_pairs (
  id INTEGER PRIMARY KEY,                   -- (common_term.id << 32) + that of the next
  passages BLOB NOT NULL                    -- likewise, schema/rice_postings.h
);

-- The documents as bags of stems, for ranking over any of a question's words and for what is like what:
-- the same matrix by rows and by columns. Counts are in quarters, since a word counts more in a title than
-- in a transcript (schema/passage_terms.cc has the weights). A part's words are those of its talk.
CREATE TABLE stem (
  text TEXT PRIMARY KEY,                    -- without its mark
  id INTEGER NOT NULL,                      -- from 1, in the order of text
  words TEXT NOT NULL                       -- of passage_fts with this stem, but itself: schema/text/stem_words.h
) WITHOUT ROWID;
CREATE TABLE stem_documents (
  stem INTEGER PRIMARY KEY,                 -- stem.id
  documents INTEGER NOT NULL,               -- how many have it; 0 where its last one has changed since
  counts BLOB NOT NULL                      -- these with counts, schema/counts.h
);
CREATE TABLE document_stems (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  counts BLOB NOT NULL                      -- stems with counts
);
CREATE TABLE document_length (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  length INTEGER NOT NULL                   -- the same sum over its words, each once
);

-- The identifiers of code that occur in the texts, for the index of a book: schema/text/identifier.h tells
-- what counts as one. Spellings of one identifier share a row.
CREATE TABLE identifier (
  id INTEGER PRIMARY KEY,                   -- in the order of key
  key TEXT NOT NULL UNIQUE,                 -- 'pininit' of PinInit, pin_init! and pin-init
  name TEXT NOT NULL,                       -- the most frequent of its names: 'pin_init'
  passages INTEGER NOT NULL                 -- how many have it
);
CREATE TABLE identifier_place (
  identifier INTEGER NOT NULL REFERENCES identifier (id),
  spelling TEXT NOT NULL,                   -- as it stands there: 'Pin<&mut T>'
  passages BLOB NOT NULL,                   -- with how often they have it, schema/rice_postings.h
  PRIMARY KEY (identifier, spelling)
) WITHOUT ROWID;

-- Every name that may be an identifier, by which the two tables above follow when a page changes.
CREATE TABLE identifier_name (
  name TEXT PRIMARY KEY,                    -- 'KBox'
  key TEXT NOT NULL,                        -- as identifier has it
  sure INTEGER NOT NULL,                    -- how often it is one
  unsure INTEGER NOT NULL                   -- how often it counts where sure > 0
) WITHOUT ROWID;
CREATE INDEX identifier_name_key ON identifier_name (key);

-- kind, by its first letter, since it stands here twice for each link: speaker (talk -> person), tagged (talk ->
-- topic), related (topic -> topic), written (any -> any, a hyperlink or [[wiki link]]). Those that are mentioned (any ->
-- topic, found in the text) have tables of their own.
CREATE TABLE link (
  source INTEGER NOT NULL REFERENCES document (id), -- the document that answers: a talk, not its notes
  kind TEXT NOT NULL CHECK (kind IN ('s', 't', 'r', 'w')),
  target INTEGER NOT NULL REFERENCES document (id),
  ordinal INTEGER NOT NULL,                 -- position in the source's own list; 0 where there is none
  count INTEGER NOT NULL,                   -- how often it occurs
  place INTEGER,                            -- where it occurs first, for written: n of passage.id
  passage INTEGER AS ((source << 12) + place), -- the same; 12 is kPassageBits of schema/format.h
  PRIMARY KEY (source, kind, target)
) WITHOUT ROWID;
CREATE INDEX link_target ON link (target, kind);

-- Which topics a text names, and which texts name a topic: schema/mentions.h. In SQL each_posting() of
-- schema/each_posting.h reads them.
CREATE TABLE mentioned (
  source INTEGER PRIMARY KEY REFERENCES document (id), -- the document that answers: a talk, not its notes
  topics BLOB NOT NULL,                     -- with how often it has them, schema/rice_postings.h
  number INTEGER NOT NULL                   -- how many they are
);
CREATE TABLE mentioning (
  id INTEGER PRIMARY KEY,                   -- (topic << 32) + (document >> 11)
  sources BLOB NOT NULL                     -- passages where such documents name it first, with how often they do
);

-- What a text states in a line of its own: decision, open and action are lines of notes that begin with
-- that word ("Decision: ..."), each a passage by itself; asked is an item of an event's call for papers.
CREATE TABLE statement (
  id INTEGER PRIMARY KEY,                   -- (document << 24) + n, n from 0 in reading order
  document INTEGER NOT NULL REFERENCES document (id), -- the document that answers: a talk, not its notes
  passage INTEGER NOT NULL REFERENCES passage (id),
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'open', 'action', 'asked')),
  text TEXT NOT NULL                        -- plain, without the word that marks it
);
CREATE INDEX statement_document ON statement (document);
CREATE INDEX statement_passage ON statement (passage);

-- The topics that a statement names.
CREATE TABLE statement_topic (
  statement INTEGER NOT NULL REFERENCES statement (id),
  topic INTEGER NOT NULL REFERENCES document (id),
  PRIMARY KEY (statement, topic)
) WITHOUT ROWID;
CREATE INDEX statement_topic_topic ON statement_topic (topic);

-- What a text asks and answers itself, in a section "Questions". Who asks the like is led to it.
CREATE TABLE answered_question (
  id INTEGER PRIMARY KEY,                   -- (document << 24) + n, n from 0 in reading order
  text TEXT NOT NULL                        -- plain, with the question mark
);

-- Names in the texts of several talks that lead to no document: what may want a page. Made of all texts
-- together, so it is no part of the generation.
CREATE TABLE unnamed (
  name TEXT PRIMARY KEY,                    -- in its most frequent spelling
  places BLOB NOT NULL                      -- schema/unnamed_places.h; a passage may have gone since
);

-- What a server reads whole when it starts, of the tables above: schema/start_lists.h. No part of the generation.
CREATE TABLE packed_list (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,                       -- 'documents'
  bytes BLOB NOT NULL                       -- schema/packed_list.h; of long ones a piece, in the order of id
);

-- The pictures of how topics hang together, laid out at indexing (indexer/map/). Derived from the tables
-- above, so they are no part of the generation. x, y: the centre of the label, in the units of schema/map.h.
CREATE TABLE map_place (
  map TEXT NOT NULL CHECK (map IN ('home', 'whole')),
  topic INTEGER NOT NULL REFERENCES document (id),
  x INTEGER NOT NULL,
  y INTEGER NOT NULL,
  PRIMARY KEY (map, topic)
) WITHOUT ROWID;
CREATE TABLE map_edge (
  map TEXT NOT NULL,
  a INTEGER NOT NULL REFERENCES document (id),
  b INTEGER NOT NULL REFERENCES document (id),
  talks INTEGER NOT NULL,                   -- that are about both
  stated INTEGER NOT NULL,                  -- 1: an editor related them, or one is part of the other
  PRIMARY KEY (map, a, b)
) WITHOUT ROWID;
