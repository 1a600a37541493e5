// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/run.h"

#include <chrono>
#include <map>

#include "indexer/check/check.h"
#include "indexer/check/programmes.h"
#include "indexer/identity/assemble.h"
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
std::vector<ProgrammeReport> compare(const PreviousPublication& previous, const Corpus& corpus) {
  std::map<std::string, std::string> before;
  for (const Source& talk : previous.programme_talks) before[talk.key] = talk.hash;
  std::map<std::string, ProgrammeReport> programmes;
  for (const Source& talk : corpus.sources) {
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
}  // namespace

Workshop::Workshop(const Options& options)
    : cache(options.check ? "" : options.db + ".cache"), workers(all_formats()) {}

Report index(const Options& options, Workshop* workshop) {
  const auto start = std::chrono::steady_clock::now();
  Progress progress(!options.quiet);
  Report report;
  report.db = options.db;
  report.checked_only = options.check;

  const std::vector<SourceFile> files = find_sources(options.sources, &report.problems, options.db);
  progress.begin("reading", files.size());
  ReadFiles read =
      read_files(files, &workshop->cache, &workshop->workers, [&] { progress.step(); });
  for (const FileReading& file : read.readings) report.files.push_back(report_of(file));
  report.gone = std::move(read.gone);
  progress.begin("checking", 0);
  Corpus corpus = gather(&read.readings, &report.problems);
  const PreviousPublication previous = read_previous(options.db);
  assemble(&corpus, previous, &report.problems);
  report.programmes = compare(previous, corpus);
  check_corpus(&corpus, &report.problems);
  if (options.check) check_programmes(corpus, &report.problems);
  report.shrunken = shrunken_events(previous, corpus);
  progress.begin("linking", 0);
  const Knowledge knowledge = link_corpus(corpus, &report.problems);
  sort_problems(&report.problems);

  report.documents = knowledge.documents.size();
  report.refused =
      (options.strict && !report.problems.empty()) || (!options.force && !report.shrunken.empty());
  if (!options.check && !report.refused && report.documents > 0) {
    progress.begin("writing", 0);
    report.published = publish(knowledge, options.db);
    workshop->cache.save();
  }
  report.milliseconds =
      static_cast<int>((std::chrono::steady_clock::now() - start) / std::chrono::milliseconds(1));
  return report;
}

}  // namespace plumbline
