// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/indexer/valid_corpus.h: a small corpus with every field of FORMAT.md in it and no flaw, for
// tests to read as it is or to break in one place.
#pragma once

#include <map>
#include <string>

#include "indexer/link/knowledge.h"
#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// Texts of files by their names: "talks/lpc-2023/klint.md".
using CorpusFiles = std::map<std::string, std::string>;

CorpusFiles valid_corpus();

void write_corpus(const CorpusFiles& files, const std::string& directory);

// What reading, checking and linking the files give, without a disk. File names are those of the
// map.
struct Indexed {
  Corpus corpus;
  Knowledge knowledge;
  Problems problems;  // sorted

  // By kind and slug; fails the test where there is none.
  RowId id(SourceKind kind, const std::string& slug) const;
  // "klint:1x1 nova:2x1": the targets of a document's links of one kind, with ordinal and count.
  std::string links(SourceKind kind, const std::string& slug, const std::string& link_kind) const;
};
Indexed index_files(const CorpusFiles& files);

// All problems of a corpus on the disk, as --check finds them.
Problems check_directory(const std::string& directory);

// "talks/a/b.md:3: message", one a line.
std::string lines_of(const Problems& problems);

// As a page shows it.
std::string html_of(const PassageRecord& passage);

// Replaces the first `from` in a file; fails the test where there is none.
void replace_in(std::string* text, const std::string& from, const std::string& to);

}  // namespace plumbline
