// SPDX-License-Identifier: MIT OR Apache-2.0
// Bare FTS5: a table with its own tokenizer and its own bm25(), as the first example of its manual has it.
#include <filesystem>
#include <set>

#include <sqlite3.h>

#include "bench/scale/peer.h"

namespace plumbline::bench {
namespace {
namespace fs = std::filesystem;

std::string in_quotes(const std::string& word, const char* behind = "") {
  std::string text = "\"";
  for (const char c : word) text += c == '"' ? ' ' : c;
  return text + "\"" + behind;
}

std::string joined(const std::vector<std::string>& words, const char* by) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : by) + in_quotes(word);
  return text;
}

// Of a pasted text the first long words, each once: all of its words take FTS5 a second and more.
std::vector<std::string> telling(std::vector<std::string> words) {
  constexpr std::size_t kLetters = 6, kMost = 20;
  std::set<std::string> seen;
  std::erase_if(words, [&](const std::string& word) {
    return word.size() < kLetters || seen.size() >= kMost || !seen.insert(word).second;
  });
  if (words.empty()) words.emplace_back("nothing");
  return words;
}

class Fts5 : public Peer {
 public:
  explicit Fts5(const std::string& directory) : path_(directory + "/fts5.db") {}

  std::string name() const override {
    return std::string("FTS5 of SQLite ") + sqlite3_libversion();
  }

  void build(Database& archive) override {
    db_.reset();
    fs::remove(path_);
    Database to = Database::create(path_);
    to.execute(
        "CREATE VIRTUAL TABLE t USING fts5 (title, names, topics, heading, body, event UNINDEXED)");
    Transaction transaction(to);
    Statement rows = archive.prepare(kPassageRows);
    Statement insert = to.prepare(
        "INSERT INTO t (rowid, title, names, topics, heading, body, event)"
        " VALUES (:id, :a, :b, :c, :d, :e, :f)");
    while (rows.step()) {
      insert.bind(":id", rows.integer(0)).bind(":a", rows.view(1)).bind(":b", rows.view(2));
      insert.bind(":c", rows.view(3)).bind(":d", rows.view(4)).bind(":e", rows.view(5));
      insert.bind(":f", rows.view(6)).run();
      insert.reset();
    }
    transaction.commit();
  }

  std::uintmax_t bytes() const override { return fs::file_size(path_); }

  bool open() override {
    if (!fs::exists(path_)) return false;
    db_ = std::make_unique<Database>(Database::open_published(path_));
    return true;
  }

  std::optional<int> answer(std::string_view name, const std::string& query) override {
    if (name == "correction") return {};  // FTS5 has no spelling
    std::vector<std::string> words = words_of(query);
    if (name == "related") words = telling(std::move(words));
    if (name == "suggest") return ask("title : " + in_quotes(query) + " *");
    if (name == "prefix") return ask(in_quotes(words.at(0)) + " *");
    if (name == "phrase") return ask(query);
    if (name == "facets") {
      count_events(joined(words, " AND "));
      return ask(joined(words, " AND "));
    }
    const bool any = name == "or" || name == "question" || name == "related";
    return ask(joined(words, any ? " OR " : " AND "));
  }

 private:
  int ask(const std::string& match) {
    Statement& rows =
        db_->cached("SELECT rowid, title, body FROM t WHERE t MATCH :match ORDER BY rank LIMIT 10");
    rows.bind(":match", match);
    int hits = 0;
    while (rows.step()) ++hits;
    return hits;
  }
  void count_events(const std::string& match) {
    Statement& rows =
        db_->cached("SELECT event, count(*) FROM t WHERE t MATCH :match GROUP BY event");
    rows.bind(":match", match);
    while (rows.step()) {
    }
  }

  std::string path_;
  std::unique_ptr<Database> db_;
};
}  // namespace

std::unique_ptr<Peer> make_fts5(const std::string& directory) {
  return std::make_unique<Fts5>(directory);
}

std::vector<std::string> words_of(std::string_view query) {
  std::vector<std::string> words(1);
  for (const char c : query) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  std::erase_if(words, [](const std::string& word) { return word.empty() || word == "OR"; });
  return words;
}

}  // namespace plumbline::bench
