// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/anchors.h: what the places of one page are called in its address, "#slide-7". Other sites link to
// them, so the same text has the same ones.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "indexer/link/roster.h"
#include "indexer/source.h"

namespace plumbline {

// "slides"; "about" of a document that is no talk's.
std::string_view part_name(SourceKind kind);

// The anchors of one page, each once: of a second one that would have the same name, "name-2".
class Anchors {
 public:
  // Where a section begins: "" for the page's own beginning, "notes", "slide-7", "t-61", else made of the heading;
  // of a further part "notes-2", "slides-2-7", "transcript-2-61".
  std::string of_section(const Member& part, const Section& section, bool first_of_part);
  // The piece number `i`, from 1, of a section that is too long for one passage; comes after of_section().
  std::string continued(std::size_t i);
  // "decision-1", whatever section it stands in.
  std::string numbered(std::string_view kind);

 private:
  std::string unique(const std::string& anchor);

  std::set<std::string> taken_;
  std::string section_;  // the last one of of_section()
};

}  // namespace plumbline
