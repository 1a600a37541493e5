// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/run.h"

#include <chrono>
#include <map>

#include "indexer/check/check.h"
#include "indexer/check/programmes.h"
#include "indexer/deadline.h"
#include "indexer/identity/assemble.h"
#include "indexer/last_run.h"
#include "indexer/link/link.h"
#include "indexer/progress.h"
#include "indexer/sources/find.h"
#include "indexer/sources/formats.h"
#include "indexer/sources/read.h"
#include "indexer/writer.h"
#include "schema/publication.h"

namespace plumbline {
namespace {

PublicationInfo publish(const Knowledge& knowledge, const std::string& db) {
  Publication publication(db);
  write_knowledge(knowledge, publication.database());
  return publication.publish();
}

FileReport report_of(const FileReading& file) {
  FileReport report{file.file.path, file.format, file.state, file.reading.sources.size(), false};
  report.skipped = file.format.empty() ||
                   (file.reading.sources.empty() && count_left_out(file.reading.problems) > 0);
  return report;
}

// What happened to the talks of each programme since the publication before.
std::vector<ProgrammeReport> compare(const PreviousPublication& previous,
                                     const std::vector<Source>& sources) {
  std::map<std::string, std::string> before;
  for (const Source& talk : previous.programme_talks) before[talk.key] = talk.hash;
  std::map<std::string, ProgrammeReport> programmes;
  for (const Source& talk : sources) {
    if (talk.kind != SourceKind::kTalk || talk.key.empty()) continue;
    ProgrammeReport& report = programmes[programme_of(talk.key)];
    const auto known = before.find(talk.key);
    ++report.talks;
    if (talk.withdrawn) {
      report.withdrawn.push_back(talk.slug);
    } else if (known == before.end()) {
      ++report.added;
    } else {
      ++(known->second == talk.hash ? report.unchanged : report.changed);
    }
  }
  std::vector<ProgrammeReport> out;
  for (auto& [programme, report] : programmes) {
    report.programme = programme;
    out.push_back(std::move(report));
  }
  return out;
}

// As it was when the files were compared; it is read again for its content.
std::string hash_of_people(const std::vector<FileReading>& readings) {
  for (const FileReading& file : readings) {
    if (file.file.is_people()) return file.hash;
  }
  return {};
}

// Everything from the sources to the database.
void publish_anew(const Options& options, const std::string& inputs,
                  std::vector<FileReading>* readings, Workshop* workshop, const Deadline& deadline,
                  Progress* progress, Report* report) {
  progress->begin("checking", 0);
  Corpus corpus = gather(readings, &report->problems);
  const PreviousPublication previous = read_previous(options.db);
  report->note = previous.flaw;
  assemble(&corpus, previous, &report->problems);
  report->programmes = compare(previous, corpus.sources);
  check_corpus(&corpus, &report->problems);
  if (options.check) check_programmes(corpus, &report->problems);
  report->shrunken = shrunken_events(previous, corpus);
  deadline.check();
  progress->begin("linking", 0);
  const Knowledge knowledge = link_corpus(corpus, &report->problems);
  sort_problems(&report->problems);

  deadline.check();
  report->documents = knowledge.documents.size();
  report->refused = (options.strict && !report->problems.empty()) ||
                    (!options.force && !report->shrunken.empty());
  if (!options.check && !report->refused && report->documents > 0) {
    progress->begin("writing", 0);
    report->published = publish(knowledge, options.db);
    if (corpus.people_hash == hash_of_people(*readings))
      remember_run(inputs, *report, &workshop->cache);
    workshop->cache.save();
  }
}

void set_time(std::chrono::steady_clock::time_point start, Report* report) {
  report->milliseconds =
      static_cast<int>((std::chrono::steady_clock::now() - start) / std::chrono::milliseconds(1));
}

void check_count(std::size_t files, int most) {
  if (most == 0 || files <= static_cast<std::size_t>(most)) return;
  throw Error("there are " + std::to_string(files) + " files, more than --max-files " +
              std::to_string(most) + "; nothing was published: allow more, or name fewer sources");
}
}  // namespace

Workshop::Workshop(const Options& options)
    : cache(options.check ? "" : options.db + ".cache"), workers(all_formats()) {}

Report index(const Options& options, Workshop* workshop) {
  const auto start = std::chrono::steady_clock::now();
  const Deadline deadline(options.max_seconds);
  Progress progress(!options.quiet);
  Report report;
  report.db = options.db;
  report.checked_only = options.check;
  report.keep_going = options.keep_going;

  const std::vector<SourceFile> files = find_sources(options.sources, &report.problems, options.db);
  check_count(files.size(), options.max_files);
  progress.begin("reading", files.size());
  ReadFiles read = read_files(
      files, &workshop->cache, &workshop->workers, [&] { progress.step(); }, deadline);
  for (const FileReading& file : read.readings) report.files.push_back(report_of(file));
  report.gone = std::move(read.gone);
  const std::string inputs = hash_of_inputs(read.readings, report.problems);
  const bool may_stand = !options.check && !options.force && !options.strict;
  if (may_stand && recall_run(inputs, workshop->cache, &report)) {
    const PreviousPublication previous = read_previous(options.db);
    report.programmes = compare(previous, previous.programme_talks);
  } else {
    publish_anew(options, inputs, &read.readings, workshop, deadline, &progress, &report);
  }
  set_time(start, &report);
  return report;
}

}  // namespace plumbline
