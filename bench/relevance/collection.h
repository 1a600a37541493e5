// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/relevance/collection.h: a judged test collection in the form of BEIR: corpus.jsonl {_id, title,
// text}, queries.jsonl {_id, text}, qrels.tsv (query-id, corpus-id, score, with a header line). Where
// there is no corpus.jsonl, the judgements are about a corpus of this project, and a document's id is its
// address: "topics/binder".
#pragma once

#include <map>
#include <string>
#include <vector>

namespace plumbline::bench {

struct CollectionDocument {
  std::string id, title, text;
};

struct JudgedQuery {
  std::string id, text;
  std::string kind, part;             // "name", "tune" in our own set, else ""
  std::map<std::string, int> grades;  // of documents; those not named are 0
};

struct Collection {
  std::string name;
  std::vector<CollectionDocument> documents;  // none where it is about a corpus of this project
  std::vector<JudgedQuery> queries;           // those with at least one relevant document
};

// With the queries that have no part, and of the others those of `part`, or with "all" every one. Throws Error
// naming the file and line.
Collection read_collection(const std::string& directory, const std::string& part);

}  // namespace plumbline::bench
