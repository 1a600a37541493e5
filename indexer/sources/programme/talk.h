// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/talk.h: from what a programme says about a talk to its source: key and slug that stay the same
// from one import to the next, local time and UTC, names, links and text.
#pragma once

#include <optional>
#include <string>

#include "indexer/source.h"
#include "indexer/sources/format.h"
#include "indexer/sources/programme/edition.h"
#include "indexer/sources/programme/facts.h"
#include "indexer/sources/programme/left_out.h"

namespace plumbline {

// All three must outlive it.
class TalkMaker {
 public:
  TalkMaker(const Input& input, const Edition& edition, LeftOut* left_out)
      : input_(input), edition_(edition), left_out_(*left_out) {}

  // Without a hash, since its slug may yet change.
  Source talk(const TalkFacts& facts) const;
  // The minutes of its session, under its slug and key; nothing where there are none.
  std::optional<Source> notes(const TalkFacts& facts, const Source& talk) const;

 private:
  void set_identity(const TalkFacts& talk, const std::string& title, Source* source) const;
  void set_time(const TalkFacts& talk, Source* source) const;
  void set_zone(const TalkFacts& talk, const std::string& own, Source* source) const;
  void forbid_zone(const TalkFacts& talk, Source* source) const;
  void set_people(const TalkFacts& talk, Source* source) const;
  void set_links(const TalkFacts& talk, Source* source) const;
  void set_text(const TalkFacts& talk, Source* source) const;

  const Input& input_;
  const Edition& edition_;
  LeftOut& left_out_;
};

}  // namespace plumbline
