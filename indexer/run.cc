// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/run.h"

#include <malloc.h>

#include <chrono>
#include <future>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "indexer/check/check.h"
#include "indexer/check/programmes.h"
#include "indexer/check/references.h"
#include "indexer/deadline.h"
#include "indexer/identity/assemble.h"
#include "indexer/last_run.h"
#include "indexer/link/link.h"
#include "indexer/pictures/draw_decks.h"
#include "indexer/progress.h"
#include "indexer/quick/quick.h"
#include "indexer/sources/find.h"
#include "indexer/sources/formats.h"
#include "indexer/sources/read.h"
#include "indexer/writer.h"
#include "schema/publication.h"

namespace plumbline {
namespace {

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

int milliseconds_since(std::chrono::steady_clock::time_point start) {
  return static_cast<int>((std::chrono::steady_clock::now() - start) /
                          std::chrono::milliseconds(1));
}

void check_count(std::size_t files, int most) {
  if (most == 0 || files <= static_cast<std::size_t>(most)) return;
  throw Error("there are " + std::to_string(files) + " files, more than --max-files " +
              std::to_string(most) + "; nothing was published: allow more, or name fewer sources");
}

class Run {
 public:
  Run(const Options& options, Workshop* workshop)
      : options_(options),
        workshop_(*workshop),
        deadline_(options.max_seconds),
        progress_(!options.quiet) {
    report_.db = options.db;
    report_.checked_only = options.check;
    report_.keep_going = options.keep_going;
  }

  Report run() {
    recall_and_read();
    const bool may_stand = !options_.check && !options_.force && !options_.strict;
    if (may_stand && recall_run(inputs_, workshop_.cache, &report_)) {
      report_.programmes = compare(previous_, previous_.programme_talks);
      workshop_.cache.save();  // which files need not be opened next time
    } else {
      publish_anew();
    }
    report_.milliseconds = milliseconds_since(start_);
    return std::move(report_);
  }

 private:
  // What is known from before is recalled while the files are looked for.
  void recall_and_read() {
    workshop_.workers.start();
    auto previous = std::async(std::launch::async, [this] { return read_previous(options_.db); });
    auto loaded = std::async(std::launch::async, [this] { workshop_.cache.load(); });
    const std::vector<SourceFile> files =
        find_sources(options_.sources, &report_.problems, options_.db);
    loaded.get();
    previous_ = previous.get();
    read(files);
  }

  void read(const std::vector<SourceFile>& files) {
    check_count(files.size(), options_.max_files);
    progress_.begin("reading", files.size());
    ReadFiles read = read_files(
        files, &workshop_.cache, &workshop_.workers, [&] { progress_.step(); }, deadline_);
    if (pictures()) draw(&read.readings);
    for (const FileReading& file : read.readings) report_.files.push_back(report_of(file));
    report_.gone = std::move(read.gone);
    inputs_ = hash_of_inputs(read.readings, report_.problems) + (pictures() ? "" : " in words");
    readings_ = std::move(read.readings);
  }

  // nullptr where none are wanted.
  PictureStore* pictures() const {
    return options_.slide_pictures && !options_.check ? &workshop_.pictures : nullptr;
  }

  void draw(std::vector<FileReading>* readings) {
    decks_ = draw_decks(
        readings, pictures(), [&](std::size_t decks) { progress_.begin("drawing", decks); },
        [&] { progress_.step(); }, deadline_);
  }

  // Everything from the sources to the database.
  void publish_anew() {
    progress_.begin("checking", 0);
    assemble_corpus();
    if (may_be_quick()) publish_at_once();
    try {
      make_whole();
    } catch (const Postponed&) {
      report_.quick.alone = true;
      sort_problems(&report_.problems);
    }
  }

  // Another run will make the whole.
  struct Postponed {};
  void look_up() const {
    deadline_.check();
    if (may_wait()) throw Postponed();
  }
  bool may_wait() const { return !report_.quick.generation.empty() && workshop_.may_wait(); }

  void make_whole() {
    look_up();
    check_corpus(&corpus_, &report_.problems);
    if (options_.check) check_programmes(corpus_, &report_.problems);
    look_up();
    progress_.begin("linking", 0);
    auto basis = std::async(std::launch::async, [this] { return basis_of(Roster(corpus_)); });
    Knowledge knowledge = link_corpus(corpus_, &report_.problems);
    sort_problems(&report_.problems);
    look_up();
    report_.documents = knowledge.documents.size();
    report_.refused = (options_.strict && !report_.problems.empty()) || has_shrunken();
    if (options_.check || report_.refused || report_.documents == 0) return;
    Basis of_sources = basis.get();
    forget_texts();
    publish_whole(std::move(knowledge), std::move(of_sources));
  }

  // Those of the sources, which are in rows by now. What readers have let go of stays in arenas of their threads, of
  // which writers take nothing: a fifth of all memory at its peak.
  void forget_texts() {
    for (Source& source : corpus_.sources) std::vector<Section>().swap(source.sections);
    malloc_trim(0);
  }

  void assemble_corpus() {
    corpus_ = gather(&readings_, &report_.problems);
    const PreviousPublication previous = std::move(previous_);
    report_.note = previous.flaw;
    assemble(&corpus_, previous, &report_.problems);
    report_.programmes = compare(previous, corpus_.sources);
    leave_out_orphans(&corpus_, &report_.problems);
    report_.shrunken = shrunken_events(previous, corpus_);
    deadline_.check();
  }

  bool has_shrunken() const { return !options_.force && !report_.shrunken.empty(); }

  // A run that makes everything anew on demand, or may yet refuse, is not.
  bool may_be_quick() const {
    return !options_.check && !options_.strict && !options_.force && !has_shrunken();
  }

  void publish_at_once() {
    if (!workshop_.cache.find(kBasisName)) return;
    take_lock();
    const std::optional<Basis> before = recall_basis(options_.db, workshop_.cache);
    if (!before) return;
    progress_.begin("writing the change", 0);
    const QuickPublication quick = publish_quickly(corpus_, *before, *lock_, pictures());
    report_.quick = {quick.published ? quick.published->generation : "", quick.why_not, quick.pages,
                     milliseconds_since(start_)};
    if (!quick.published) return;
    report_.published = quick.published;
    report_.documents = quick.basis.sources.size() - 1;
    remember_basis(quick.basis, options_.db, &workshop_.cache);
    workshop_.cache.save();
  }

  void publish_whole(Knowledge knowledge, Basis basis) {
    progress_.begin("writing", 0);
    take_lock();
    publish_or_postpone(std::move(knowledge), &basis.hashes);
    lock_.reset();
    if (corpus_.people_hash == hash_of_people(readings_) && basis.hashes.without_maps.empty()) {
      remember_run(inputs_, report_, &workshop_.cache);
      remember_basis(basis, options_.db, &workshop_.cache);
    }
    workshop_.cache.save();
    if (pictures()) pictures()->keep_only(decks_);
  }

  void publish_or_postpone(Knowledge knowledge, ContentHashes* hashes) {
    Publication publication(*lock_);
    publication.database().interrupt_when([this] { return may_wait(); });
    try {
      *hashes = write_knowledge(std::move(knowledge), publication.database(), pictures(),
                                [this] { return may_wait(); });
      if (!hashes->without_maps.empty()) tell_of_missing_maps(hashes->without_maps);
      if (!report_.refused) report_.published = publication.publish();
    } catch (
        const Error&) {  // that it was interrupted, mostly; the next run meets all others again
      if (may_wait()) throw Postponed();
      throw;
    }
  }

  void tell_of_missing_maps(const std::string& why) {
    report_.problems.push_back(
        {Severity::kWarning, options_.db, 0,
         "the maps of topics are left out: Graphviz " + why + "; the next run tries again"});
    sort_problems(&report_.problems);
    report_.refused = options_.strict;
  }

  void take_lock() {
    if (!lock_) lock_ = std::make_unique<PublicationLock>(options_.db);
  }

  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  const Options& options_;
  Workshop& workshop_;
  const Deadline deadline_;
  Progress progress_;
  Report report_;
  PreviousPublication previous_;
  std::vector<FileReading> readings_;
  std::string inputs_;
  std::set<std::string> decks_;  // those that have pictures, by hash
  Corpus corpus_;
  std::unique_ptr<PublicationLock> lock_;
};
}  // namespace

Workshop::Workshop(const Options& options)
    : cache(options.check ? "" : options.db + ".cache"),
      pictures(options.db + ".pictures"),
      workers(all_formats()) {}

Report index(const Options& options, Workshop* workshop) { return Run(options, workshop).run(); }

}  // namespace plumbline
