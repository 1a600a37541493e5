// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/indexer/identity/told_sources.h: what sources tell of an event, its talks and their parts, to be put together.
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "indexer/identity/assemble.h"
#include "indexer/source.h"
#include "tests/indexer/valid_corpus.h"

namespace plumbline {

constexpr const char* kProgramme = "programmes/lpc.json";

// Of a programme where `name` is kProgramme.
Source event(const std::string& slug, const std::string& name);
// Of a programme where it has a key.
Source talk(const std::string& slug, const std::string& title, const std::string& key = "",
            const std::string& name = kProgramme);
Source part(SourceKind kind, const std::string& name);
Section section(const std::string& text);

// With an event, lpc-2023, of the corpus.
struct Identity : testing::Test {
  Corpus corpus;
  PreviousPublication previous;
  Problems problems;

  Identity() { add({event("lpc-2023", "events/lpc-2023.md")}); }
  void add(std::vector<Source> sources) {
    for (Source& source : sources) corpus.sources.push_back(std::move(source));
  }
  void assemble_all() {
    corpus.sort();
    assemble(&corpus, previous, &problems);
  }
  std::vector<std::string> slugs(SourceKind kind) {
    std::vector<std::string> slugs;
    for (const Source& source : corpus.sources) {
      if (source.kind == kind) slugs.push_back(source.slug);
    }
    return slugs;
  }
  std::vector<std::string> talks() { return slugs(SourceKind::kTalk); }
  const Source& at(const std::string& slug) { return *corpus.find(SourceKind::kTalk, slug); }
};

}  // namespace plumbline
