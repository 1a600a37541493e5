// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/format.h: what the indexer can read. A format is a function from bytes to sources and
// problems, in a file of its own beside this one; formats.cc lists them all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// A file as a format sees it, within the size that formats.h gives it. The bytes outlive the call; nothing else of the
// file is read.
struct Input {
  std::string path;  // as the user would open it, for problems: "talks/2025/schedule.xml"
  std::string name;  // below the folder that was named: "slides/lpc-2023/klint.pdf"
  std::string_view bytes;
  // Its reader crashed on it: what a library is known to do badly is done without, though it tells more.
  bool careful = false;
};

// A programme gives one event and its talks; a deck, notes or a transcript give one source. What could
// not be used is a problem that names the place (a line, or a JSON pointer or XML path in its message)
// and says what to do. A file that gives nothing has at least one problem of Severity::kLeftOut.
struct Reading {
  std::vector<Source> sources;
  Problems problems;
};

struct Format {
  std::string_view name;   // for reports and scripts: "pentabarf"
  std::string_view title;  // for people: "Pentabarf schedule.xml"
  // Decided by the content; the name is looked at only where content cannot tell (plain text).
  bool (*recognizes)(const Input& input);
  // Never throws for anything in the bytes. Depends on nothing but its input: no clock, no locale, no
  // file, so that the same bytes always give the same reading.
  Reading (*read)(const Input& input);
};

}  // namespace plumbline
