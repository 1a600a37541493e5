// SPDX-License-Identifier: MIT OR Apache-2.0
// How many instructions the site needs for typical requests, all of it but the sockets. Counted by callgrind,
// which counts the same on a busy machine as on an idle one. bench/instructions/run calls this:
//
//   instructions corpus DIRECTORY        writes the documents that are asked about
//   instructions ask DATABASE REQUESTS   under callgrind: dumps a profile for each line of the file
#include <valgrind/callgrind.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "bench/indexing/corpus.h"
#include "schema/error.h"
#include "server/http/application_site.h"
#include "server/http/log.h"

namespace plumbline {
namespace {

constexpr bench::CorpusSize kSize = {.talks = 600, .topics = 100, .people = 200, .words = 300};

struct Line {
  std::string name, how, client, target;
};

std::vector<Line> read_lines(const std::string& path) {
  std::ifstream file(path);
  std::vector<Line> lines;
  for (Line line; file >> line.name >> line.how >> line.client >> line.target;)
    lines.push_back(line);
  if (lines.empty()) throw Error(path + " has no requests");
  return lines;
}

front::Request request_of(const Line& line) {
  front::Request request;
  request.close = false;
  request.head.method = "GET";
  request.head.target = line.target;
  request.head.fields = {{"host", "localhost:8080"}, {"user-agent", "instructions"}};
  if (line.client == "browser") {
    request.head.fields.emplace_back("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    request.head.fields.emplace_back("accept-encoding", "gzip, deflate, br");
  } else {
    request.head.fields.emplace_back("accept", "*/*");
  }
  return request;
}

std::string answer(ApplicationSite& site, const front::Request& request) {
  if (auto at_once = site.answer_at_once(request)) return std::move(*at_once);
  return site.answer(request);
}

// The third answer counts: statements are prepared by then, templates parsed, tables of the library filled.
void count(ApplicationSite& site, const Line& line) {
  const front::Request request = request_of(line);
  for (int i = 0; i < 2; ++i) {
    const std::string got = answer(site, request);
    if (!got.starts_with("HTTP/1.1 200 ")) throw Error(line.target + ": " + got.substr(0, 40));
  }
  CALLGRIND_ZERO_STATS;
  CALLGRIND_TOGGLE_COLLECT;
  answer(site, request);
  CALLGRIND_TOGGLE_COLLECT;
  CALLGRIND_DUMP_STATS_AT(line.name.c_str());
}

void ask(const std::string& database, const std::string& requests) {
  open_log(LogFormat::kText, "info");
  Publications publications(database, std::chrono::hours(1));
  constexpr int kNoLimit = 3'600'000;  // callgrind takes its time
  Application keeping(publications, {.build = "build", .query_ms = kNoLimit});
  Application making(publications, {.build = "build", .query_ms = kNoLimit, .cache_bytes = 0});
  ApplicationSite kept(keeping, "localhost"), made(making, "localhost");
  for (const Line& line : read_lines(requests)) count(line.how == "kept" ? kept : made, line);
}

int run(const std::vector<std::string>& arguments) {
  const auto is = [&](const char* verb, std::size_t size) {
    return arguments.size() == size && arguments[0] == verb;
  };
  if (is("corpus", 2)) return bench::write_corpus(arguments[1], kSize), 0;
  if (is("ask", 3)) return ask(arguments[1], arguments[2]), 0;
  std::cerr << "instructions corpus DIRECTORY | instructions ask DATABASE REQUESTS\n";
  return 2;
}

}  // namespace
}  // namespace plumbline

int main(int argc, char** argv) {
  try {
    return plumbline::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "instructions: " << error.what() << "\n";
    return 1;
  }
}
