// SPDX-License-Identifier: MIT OR Apache-2.0
// archive: writes the archive of many conferences, for measuring at any size (bench/scale/archive.h).
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "bench/scale/archive.h"

int main(int argc, char** argv) {
  using namespace plumbline::bench;
  CLI::App app(
      "Writes an archive of generated talks, made of real texts, that plumbline-index reads.",
      "archive");
  std::string directory, descriptions;
  std::vector<std::string> published;
  ArchiveSize size;
  app.add_option("DIRECTORY", directory, "where to; made where it is not there")->required();
  app.add_option("--from", published, "published databases with real texts")
      ->check(CLI::ExistingFile);
  app.add_option("--descriptions", descriptions, "descriptions of Debian's packages")
      ->check(CLI::ExistingFile);
  app.add_option("--talks", size.talks, "how many; each has some 20 passages")
      ->capture_default_str()
      ->check(CLI::Range(1, 100000));
  app.add_option("--topics", size.topics, "pages of topics")
      ->capture_default_str()
      ->check(CLI::Range(0, 2000));
  app.add_option("--seed", size.seed, "the same gives the same archive")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    Texts texts;
    for (const std::string& db : published) add_published(db, &texts);
    if (!descriptions.empty()) add_descriptions(descriptions, &texts);
    const ArchiveCounts counts = write_archive(directory, texts, size);
    fmt::print(
        "{} editions, {} talks, {} decks, {} transcripts, {} topics; made of {} abstracts, {} "
        "slides, {} minutes\n",
        counts.editions, counts.talks, counts.decks, counts.transcripts, counts.topics,
        texts.abstracts.size(), texts.slides.size(), texts.minutes.size());
  } catch (const std::exception& error) {
    fmt::print(stderr, "archive: {}\n", error.what());
    return 1;
  }
}
