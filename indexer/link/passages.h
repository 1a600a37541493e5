// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/passages.h: the text of a document, cut into passages, with its links set.
#pragma once

#include <string>
#include <vector>

#include "indexer/link/address_book.h"
#include "indexer/link/aliases.h"
#include "indexer/link/knowledge.h"
#include "indexer/link/mentions.h"
#include "indexer/link/roster.h"
#include "indexer/problem.h"

namespace plumbline {

// One place where a text leads to another document, by naming or by linking it.
struct CrossReference {
  RowId target;
  RowId passage;
};

// A link that an editor wrote to a place on a page: "/talks/lpc-2023/klint#slide-7".
struct PlaceLink {
  RowId target;
  std::string anchor;
  const Source* source;
  int line;
};

// All that is to be read under one address: of a talk its abstract, notes, slides and transcript.
struct PageText {
  std::vector<PassageRecord> passages;
  std::vector<CrossReference> mentioned, written;  // in reading order
  std::vector<CitationRecord> citations;           // by passage and key
  std::vector<StatementRecord> statements;         // in reading order
  std::vector<QuestionRecord> questions;           // likewise
  std::vector<PlaceLink> places;
};

// What stands in the searched columns of a document's first passage.
struct FirstColumns {
  std::string names, topics;  // one a line
  std::string lead;           // put before the body
};

class PassageMaker {
 public:
  // All of them must outlive the maker. One serves one thread.
  PassageMaker(const Roster& roster, const std::vector<AliasRecord>& aliases,
               const AddressBook& addresses);

  // `parts` are the documents of one page: it itself, then its notes, slides and transcript. Wiki links to
  // nothing and links within the site that lead nowhere are warnings.
  PageText make(const std::vector<const Member*>& parts, const FirstColumns& first,
                Problems* problems);

 private:
  class Page;
  RowId find_wiki_target(std::string_view name);
  std::string nearest_target(std::string_view name) const;

  const Roster& roster_;
  const AddressBook& addresses_;
  MentionFinder finder_;
  Tokenizer tokenizer_;
  std::unordered_map<std::string, RowId> topics_by_key_;
};

}  // namespace plumbline
