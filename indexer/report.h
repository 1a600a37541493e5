// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/report.h: what a run ends with, for people, for scripts, and as an exit status.
#pragma once

#include <optional>
#include <string>

#include "indexer/problem.h"
#include "schema/format.h"

namespace plumbline {

enum ExitStatus { kDone = 0, kProblems = 1, kFailed = 2 };

struct Report {
  std::string db;
  std::optional<PublicationInfo> published;  // nothing where no database was written
  bool checked_only = false;                 // --check
  std::size_t files = 0;                     // that were found
  std::size_t documents = 0;                 // that they gave
  Problems problems;                         // sorted
  int milliseconds = 0;
};

// kFailed without any document, kProblems where a source was left out, or where there are problems
// and nothing was published.
ExitStatus exit_status(const Report& report);

// "plumbline.db: 233 talks, 177 topics, ...", some lines without the problems.
std::string to_text(const Report& report);

// The same with the problems, one JSON object on one line; the names are those of these structs.
std::string to_json(const Report& report);
// That of a run that ended with an exception.
std::string error_json(const std::string& message);

}  // namespace plumbline
