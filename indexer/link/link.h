// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/link.h: from a corpus to all rows of its publication.
#pragma once

#include <memory>
#include <vector>

#include "indexer/link/knowledge.h"
#include "indexer/link/passages.h"
#include "indexer/link/roster.h"
#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// `corpus` has been through check_corpus(). The same corpus gives the same rows in the same order.
// References that lead nowhere are passed over, since check_corpus() reported them; links in the
// text that lead nowhere are reported here.
Knowledge link_corpus(const Corpus& corpus, Problems* problems);

// The same step by step, for those who want some of the pages only (indexer/quick).
class Linker {
 public:
  // Everything that the fields of the sources say. `corpus` must outlive the linker.
  Linker(const Corpus& corpus, Problems* problems);
  ~Linker();
  Linker(const Linker&) = delete;
  Linker& operator=(const Linker&) = delete;

  const Roster& roster() const;
  // What there is by now; the aliases come with the pages.
  const Knowledge& knowledge() const { return out_; }

  // The passages of documents that answer, with their links and citations, made on all processors. Each page
  // once, by rising id.
  void add_pages(const std::vector<RowId>& pages);
  // Reports links to places that are not there; all pages must have been added.
  void check_places();
  // Chooses where to start with each topic and puts the links in order. `other_links` are mentioned
  // ones of pages that were not added; they count and are not taken over.
  void finish(const std::vector<LinkRecord>& other_links = {});
  Knowledge take() { return std::move(out_); }

 private:
  class Maker;
  void await_aliases();
  void add(const Member& page, PageText text);
  Knowledge out_;
  Problems* problems_;
  std::unique_ptr<Maker> maker_;
};

}  // namespace plumbline
