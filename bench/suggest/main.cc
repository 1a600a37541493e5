// SPDX-License-Identifier: MIT OR Apache-2.0
// How long a completion takes while names are typed letter by letter, as they are and with a slip.
// Beside it, a prefix query of FTS5 over the same names, which forgives no slip and knows no kinds.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "schema/database.h"
#include "server/search/suggest.h"

namespace plumbline {
namespace {

// Of this thread, in microseconds: what else the machine does adds nothing.
double processor_time() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

Kind kind_of(std::string_view name) {
  for (Kind kind : {Kind::kTopic, Kind::kPerson, Kind::kEvent}) {
    if (kind_name(kind) == name) return kind;
  }
  return Kind::kTalk;
}

// Lines "talk<TAB>title", "person<TAB>name".
std::vector<Suggester::Entry> read_names(const std::string& path) {
  std::vector<Suggester::Entry> entries;
  std::ifstream lines(path);
  for (std::string line; std::getline(lines, line);) {
    const auto tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const auto id = static_cast<DocumentId>(entries.size() + 1);
    entries.push_back({id, kind_of(line.substr(0, tab)), line.substr(tab + 1), true, 1});
  }
  return entries;
}

// What a reader has typed after each letter of every `step`th name; in `slip` two letters are
// exchanged.
std::vector<std::string> keystrokes(const std::vector<Suggester::Entry>& names, std::size_t step,
                                    bool slip) {
  constexpr std::size_t kLetters = 24;
  std::vector<std::string> typed;
  for (std::size_t i = 0; i < names.size(); i += step) {
    std::string name = names[i].name;
    if (slip && name.size() > 3) std::swap(name[1], name[2]);
    for (std::size_t n = 1; n <= std::min(name.size(), kLetters); ++n)
      typed.push_back(name.substr(0, n));
  }
  return typed;
}

void report(const std::string& what, const std::vector<std::string>& typed,
            const std::function<void(const std::string&)>& complete) {
  std::vector<double> times;
  for (const std::string& text : typed) {
    const double start = processor_time();
    complete(text);
    times.push_back(processor_time() - start);
  }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  double sum = 0;
  for (double time : times) sum += time;
  fmt::print("{:28} {:8} {:8.0f} {:8.0f} {:8.0f} {:8.0f}\n", what, times.size(),
             sum / static_cast<double>(times.size()), at(0.5), at(0.99), times.back());
}

// Plain FTS5 over the names.
class Peer {
 public:
  explicit Peer(const std::vector<Suggester::Entry>& names) : db_(Database::in_memory()) {
    db_.execute("CREATE VIRTUAL TABLE name USING fts5 (text, prefix = '1 2 3')");
    Statement insert = db_.prepare("INSERT INTO name VALUES (:text)");
    for (const Suggester::Entry& entry : names) insert.bind(":text", entry.name).run();
  }
  void complete(const std::string& typed) {
    std::string query;
    for (char c : typed) query += c == '"' ? ' ' : c;
    Statement rows =
        db_.prepare("SELECT text FROM name WHERE name MATCH :query ORDER BY rank LIMIT 10");
    rows.bind(":query", "\"" + query + "\"*");
    while (rows.step()) {
    }
  }

 private:
  Database db_;
};

void run(const std::string& path, std::size_t step) {
  const std::vector<Suggester::Entry> names = read_names(path);
  if (names.empty()) throw Error(path + " has no line of the form talk<TAB>title");
  const double start = processor_time();
  const Suggester suggester{std::vector(names)};
  fmt::print("{} names, {} words, built in {:.0f} ms, {:.1f} MB\n\n", names.size(),
             suggester.words(), (processor_time() - start) / 1000,
             static_cast<double>(suggester.memory_bytes()) / 1e6);
  fmt::print("{:28} {:>8} {:>8} {:>8} {:>8} {:>8}\n", "microseconds of processor", "typed", "mean",
             "median", "99 %", "most");
  Peer peer(names);
  for (bool slip : {false, true}) {
    const auto typed = keystrokes(names, step, slip);
    const std::string how = slip ? ", with a slip" : "";
    report("suggest" + how, typed, [&](const std::string& text) { suggester.complete(text, 10); });
    report("FTS5 prefix query" + how, typed, [&](const std::string& text) { peer.complete(text); });
  }
}
}  // namespace
}  // namespace plumbline

int main(int argc, char** argv) {
  CLI::App app("Measures completions.", "suggest");
  std::string path;
  std::size_t step = 20;
  app.add_option("NAMES", path, "a file of lines talk<TAB>title, person<TAB>name, topic<TAB>title")
      ->required();
  app.add_option("--step", step, "type every so-many-th name")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  CLI11_PARSE(app, argc, argv);
  try {
    plumbline::run(path, step);
  } catch (const std::exception& error) {
    fmt::print(stderr, "suggest: {}\n", error.what());
    return 1;
  }
  return 0;
}
