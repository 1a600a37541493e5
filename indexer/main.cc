// SPDX-License-Identifier: MIT OR Apache-2.0
// plumbline-index: reads a corpus and publishes it as a database for plumbline-serve.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <limits>
#include <string>

#include "indexer/doctor.h"
#include "indexer/map/layout_process.h"
#include "indexer/report.h"
#include "indexer/run.h"
#include "indexer/target.h"
#include "indexer/watch.h"
#include "schema/reserve.h"

namespace plumbline {
namespace {

constexpr const char* kFooter = R"(
What may be named: a corpus (a directory as corpus/FORMAT.md says), programmes
(schedule.xml, schedule.json, an Indico export, pretalx, Sessionize, .ics, and
spreadsheets with a talk a row: .xlsx, .ods, .csv), decks (.pdf, .pptx, .odp,
Markdown, HTML), subtitles (.vtt, .srt, .sbv, JSON of Whisper), what yt-dlp tells
of recordings, transcripts in text and notes (Markdown, HTML, AsciiDoc,
reStructuredText, text, .docx, .odt), as files or whole directories.
docs/sources.md tells how they are found and put together.

Examples:
  plumbline-index corpus                        publish corpus/ as plumbline.db
  plumbline-index schedule.xml decks --db fosdem.db
  plumbline-index corpus --check                only look for problems
  plumbline-index corpus --watch                publish again on every save
  plumbline-index corpus --strict --json        for a script: all or nothing
  plumbline-index --doctor schedule.xml         what this file has and lacks

The new database takes the place of the old one at once and whole; if
anything fails, the old one stays. A file that is there and is no database of
Plumbline, or one of the sources, is never replaced. Beside it lie a lock, a cache of what was
read, and one of the pages that were drawn, which may be deleted. Problems are written to stderr as
path:line: message, those that many files share only for the first of them.

Exit status:
  0  published, and nothing was left out, or --keep-going allows it; with
     --check: no problems
  1  published, but a source was left out; with --check or --strict: there
     are problems, and nothing was written
  2  could not do it: wrong usage, no documents, a source that cannot be
     read, a database that is locked or cannot be written, another file in
     its place, or more files or time than --max-files and --max-seconds allow
  3  an event would lose more than half of its talks, and nothing was
     written; --force publishes it
)";

constexpr int kQuietMilliseconds = 50;  // after the last save

ExitStatus run_once(const Options& options, Workshop* workshop) {
  const Report report = index(options, workshop);
  for (const std::string& line : to_lines(report.problems)) fmt::print(stderr, "{}\n", line);
  const bool all = !options.quiet && !options.json;
  fmt::print(stderr, "{}", all ? to_text(report) : why_not_published(report));
  if (options.json) fmt::print("{}", to_json(report));
  std::fflush(stdout);
  return exit_status(report);
}

// Until it is killed. What goes wrong in one run may be right in the next.
[[noreturn]] void keep_publishing(const Options& options, Workshop* workshop) {
  Watch watch(options.sources, options.db);
  workshop->may_wait = [&watch] { return watch.has_changed(); };
  for (;;) {
    try {
      run_once(options, workshop);
    } catch (const std::exception& error) {
      fmt::print(stderr, "plumbline-index: {}\n", error.what());
    }
    while (!watch.wait(kQuietMilliseconds)) {
    }
  }
}

int run(Options options) {
  if (!options.doctor.empty()) return run_doctor(options.doctor, options.json);
  options.db = target_of(options.db);
  if (!options.check) check_target(options.db, options.sources);
  if (!options.check) layout_process();  // starts while this process is small
  Workshop workshop(options);
  if (options.watch) keep_publishing(options, &workshop);
  return run_once(options, &workshop);
}

const CLI::Range kWhole(0, std::numeric_limits<int>::max());

void describe(CLI::App* app, Options* options) {
  app->add_option("SOURCE", options->sources,
                  "a corpus, a programme (schedule.xml, Indico JSON, ...), decks, subtitles; "
                  "directories or files, any number");
  app->add_option("--db", options->db, "the database to publish")->capture_default_str();
  app->add_flag("--check", options->check, "look for problems and write nothing");
  app->add_flag("--strict", options->strict, "publish only if there is no problem at all");
  app->add_flag("--watch", options->watch, "publish, then again whenever a file is saved");
  app->add_flag("--keep-going", options->keep_going,
                "exit with 0 where it is published, whatever was left out");
  app->add_flag("!--no-slide-pictures", options->slide_pictures,
                "publish PDF decks as text alone, without a picture of each page");
  app->add_option("--max-files", options->max_files, "give up where there are more (0: any number)")
      ->check(kWhole);
  app->add_option("--max-seconds", options->max_seconds,
                  "give up after this time (0: however long)")
      ->check(kWhole);
  app->add_option("--doctor", options->doctor, "tell what this file is, has and lacks");
  app->add_flag("--force", options->force,
                "publish even if an event loses more than half of its talks");
  app->add_flag("--quiet", options->quiet, "say nothing but problems");
  app->add_flag("--json", options->json, "a report as JSON on standard output");
  app->set_version_flag("--version", "plumbline-index " PLUMBLINE_VERSION);
  app->footer(kFooter);
}
}  // namespace
}  // namespace plumbline

namespace plumbline {
namespace {

int run_program(int argc, char** argv, Options* options) {
  CLI::App app("Reads a corpus and publishes it as a database for plumbline-serve.",
               "plumbline-index");
  describe(&app, options);
  try {
    app.parse(argc, argv);
    if (options->sources.empty() && options->doctor.empty()) throw CLI::RequiredError("SOURCE");
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kFailed;
  }
  return run(*options);
}

}  // namespace
}  // namespace plumbline

int main(int argc, char** argv) {
  using namespace plumbline;
  std::signal(SIGXFSZ, SIG_IGN);  // a file-size limit is an error like any other
  Options options;
  try {
    keep_reserve();
    return run_program(argc, argv, &options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "plumbline-index: {}\n", error.what());
    if (options.json) fmt::print("{}", error_json(error.what()));
    return kFailed;
  }
}
