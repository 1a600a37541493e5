// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/report.h: what a run ends with, for people, for scripts, and as an exit status.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/problem.h"
#include "indexer/sources/read.h"
#include "schema/format.h"

namespace plumbline {

enum ExitStatus { kDone = 0, kProblems = 1, kFailed = 2, kShrunken = 3 };

// One file: what it was read as, and how it compares with the run before.
struct FileReport {
  std::string path, format;
  FileState state = FileState::kNew;
  std::size_t documents = 0;  // that it gave
  bool skipped = false;       // its problems tell why
};

// The talks of one programme of an event, however many files they came from.
struct ProgrammeReport {
  std::string programme;  // "pentabarf:fosdem-2025"
  int talks = 0, added = 0, changed = 0,
      unchanged = 0;                   // withdrawn ones are none of the last three
  std::vector<std::string> withdrawn;  // slugs
};

// The publication of the change alone, ahead of that of the whole (indexer/quick).
struct QuickReport {
  std::string generation;  // "" where it was not to be had
  std::string why_not;     // "" where it was, or was not tried
  std::size_t pages = 0;   // made anew
  int milliseconds = 0;    // from the start of the run until readers see it
  bool alone = false;      // the whole waits for what was saved meanwhile
};

struct Report {
  std::string db;
  std::optional<PublicationInfo> published;  // nothing where no database was written, unless
  bool unchanged = false;                    // it would have been the one that is there
  bool checked_only = false;                 // --check
  bool keep_going = false;                   // --keep-going
  bool refused = false;                      // --strict, or events that shrank, without --force
  QuickReport quick;
  std::vector<FileReport> files;  // that were found
  std::vector<std::string> gone;  // files of the run before
  std::vector<ProgrammeReport> programmes;
  std::vector<std::string> shrunken;  // events that would lose more than half of their talks
  std::string note;                   // why it is not known what was there before, "" mostly
  std::size_t documents = 0;
  Problems problems;  // sorted
  int milliseconds = 0;
};

// kFailed without any document, kShrunken where that kept it from publishing, kProblems where a source
// was left out, unless it is to keep going, or where there are problems and nothing was published.
ExitStatus exit_status(const Report& report);

// Lines; "" where a database was published, or none was to be.
std::string why_not_published(const Report& report);

// "plumbline.db: 233 talks, 177 topics, ...", or why there are none; some lines without the problems.
std::string to_text(const Report& report);

// The same with the problems, one JSON object on one line; the names are those of these structs.
std::string to_json(const Report& report);
// That of a run that ended with an exception.
std::string error_json(const std::string& message);

}  // namespace plumbline
