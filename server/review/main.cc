// SPDX-License-Identifier: MIT OR Apache-2.0
// plumbline-review: compares a pile of proposals with the talks of a database, and writes the report. Nothing
// of the proposals is stored anywhere else.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>

#include "schema/text/counted.h"
#include "server/private_memory.h"
#include "server/review/report.h"

namespace plumbline {
namespace {

constexpr int kFailed = 1, kUsageError = 2;

struct Options {
  std::string pile, db = "plumbline.db", html, markdown, title, base_url = "http://localhost:8080";
  int limit = 5;
};

// Ends the program for --help, --version and for options that it cannot take.
Options read_options(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Compares a pile of proposals with past talks: related talks and why, near-duplicates, "
      "speakers, first topics.",
      "plumbline-review");
  app.set_version_flag("--version", PLUMBLINE_VERSION);
  app.add_option("PILE", options.pile,
                 "the proposals: CSV, NDJSON, JSON, Indico's abstracts or pretalx's submissions; - "
                 "for standard input")
      ->required();
  app.add_option("--db", options.db, "database that plumbline-index made")->capture_default_str();
  app.add_option("--html", options.html, "write the report there, to be printed");
  app.add_option("--markdown", options.markdown,
                 "write the report there as Markdown; - for standard output");
  app.add_option("--title", options.title, "of the report");
  app.add_option("--limit", options.limit, "related talks for each proposal")
      ->check(CLI::Range(1, 50))
      ->capture_default_str();
  app.add_option("--base-url", options.base_url, "where the talks are served; links lead there")
      ->capture_default_str();
  app.footer("Exit status: 0 all is well, 1 no report or some proposals left out, 2 a wrong call.");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error) == 0 ? 0 : kUsageError);
  }
  if (options.html.empty() && options.markdown.empty()) options.markdown = "-";
  return options;
}

std::string read_file(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw Error(path + ": cannot be read");
  return bytes;
}

void write_file(const std::string& path, const std::string& text) {
  if (path.empty()) return;
  if (path == "-") {
    std::cout << text << std::flush;
    if (!std::cout) throw Error("the report cannot be written to standard output");
    return;
  }
  std::ofstream file(path, std::ios::binary);
  file << text << std::flush;
  if (!file) throw Error(path + ": cannot be written");
}

int run(const Options& options) {
  keep_memory_private();
  Pile pile;
  try {
    pile = read_pile(read_file(options.pile));
  } catch (const PileError& error) {
    throw Error(options.pile + ": " + error.what());
  }
  Collection collection(options.db, 1);
  auto db = collection.connect();
  Review review = review_pile(collection.catalog(), *db, std::move(pile), options.limit);
  review.title = options.title.empty() ? "Proposals and what came before them" : options.title;
  const PageContext context{collection, options.base_url, "/", ""};
  write_file(options.html, review_html(context, review));
  write_file(options.markdown, review_markdown(context, review));
  for (const std::string& reason : review.pile.left_out)
    std::cerr << options.pile << ": " << reason << "\n";
  std::cerr << "plumbline-review: " << counted(review.proposals.size(), "proposal") << " ("
            << review.pile.shape << "), " << review.pile.left_out.size() << " left out\n";
  return review.pile.left_out.empty() ? 0 : kFailed;
}
}  // namespace
}  // namespace plumbline

int main(int argc, char** argv) {
  const plumbline::Options options = plumbline::read_options(argc, argv);
  try {
    return plumbline::run(options);
  } catch (const std::exception& error) {
    std::cerr << "plumbline-review: " << error.what() << std::endl;
    return plumbline::kFailed;
  }
}
