// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/scale/queries.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <unordered_map>

#include "bench/support/misspell.h"
#include "schema/sql.h"

namespace plumbline::bench {
namespace {
constexpr std::size_t kCommonWords = 400;
constexpr std::size_t kTries = 2000;  // for one query
constexpr std::size_t kRelatedBytes = 2000;
constexpr const char* kQuestions[] = {"how do i ", "what is ", "why does ", "who talks about ",
                                      "is there anything on "};

bool is_plain(std::string_view word) {
  return word.size() >= 3 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Runs of words of a text that stand side by side with a single blank and no marks.
std::vector<std::vector<std::string>> runs_of(std::string_view text) {
  std::vector<std::vector<std::string>> runs(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (is_plain(word))
      runs.back().emplace_back(word);
    else if (!runs.back().empty())
      runs.emplace_back();
    at = end + 1;
  }
  return runs;
}

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t count) {
  std::string text;
  for (std::size_t i = begin; i < std::min(begin + count, words.size()); ++i)
    text += (text.empty() ? "" : " ") + words[i];
  return text;
}

class Asker {
 public:
  Asker(Database& db, unsigned seed)
      : random_(seed), body_(db.prepare("SELECT body_of(text) FROM passage WHERE id = :id")) {
    for (Statement rows = db.prepare(sql::k_list_words); rows.step();) {
      if (is_plain(rows.view(0))) {
        words_.push_back(rows.text(0));
        counts_[words_.back()] = rows.integer(1);
      }
    }
    for (Statement rows = db.prepare(
             "SELECT id, part = 'abstract' AND body_of(text) <> '' FROM passage ORDER BY id");
         rows.step();) {
      passages_.push_back(rows.integer(0));
      if (rows.integer(1) == 1) abstracts_.push_back(rows.integer(0));
    }
    for (Statement rows =
             db.prepare("SELECT title FROM document WHERE part_of IS NULL ORDER BY id");
         rows.step();)
      titles_.push_back(rows.text(0));
    if (words_.size() < 1000 || abstracts_.empty() || titles_.empty())
      throw Error("the archive is too small to make queries of");
    sort_words();
  }

  std::string rare() {
    return find(words_, [&](const std::string& word) {
      return counts_.at(word) >= 2 && counts_.at(word) <= 20;
    });
  }
  std::string common() { return common_[draw(common_.size())]; }
  std::string both() {
    for (std::size_t i = 0; i < kTries; ++i) {
      std::vector<std::string> words = middling_of(body_of(passages_));
      if (words.size() < 2) continue;
      const std::string a = words[draw(words.size())], b = words[draw(words.size())];
      if (a != b) return a + " " + b;
    }
    throw Error("no passage has two words of middling frequency");
  }
  std::string any() { return middling() + " OR " + middling() + " OR " + middling(); }
  std::string phrase() { return "\"" + run_of(2 + draw(2)) + "\""; }
  std::string prefix() {
    static constexpr std::size_t kLetters[] = {1, 2, 2, 2, 3, 3, 3, 4, 4, 4};
    return middling().substr(0, kLetters[draw(std::size(kLetters))]) + "*";
  }
  std::string question() { return kQuestions[draw(std::size(kQuestions))] + run_of(4 + draw(5)); }
  std::string faceted() { return draw(2) == 0 ? common() : both(); }
  std::string typed() {
    const std::string& title = titles_[draw(titles_.size())];
    std::string text;
    for (const char c : title) {
      if (static_cast<unsigned char>(c) >= 0x80) break;
      text += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    text = text.substr(0, 1 + draw(12));
    return text.find_first_of("abcdefghijklmnopqrstuvwxyz") == 0 ? text : typed();
  }
  std::string misspelt_words() {
    for (std::size_t i = 0; i < kTries; ++i) {
      const std::string word = middling(), wrong = misspelt(word, 1, &random_);
      if (word.size() < 5 || counts_.count(wrong) > 0) continue;
      return draw(2) == 0 ? wrong : wrong + " " + middling();
    }
    throw Error("no word can be misspelt");
  }
  std::string abstract() {
    std::string text = body_of(abstracts_).substr(0, kRelatedBytes);
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

 private:
  std::size_t draw(std::size_t bound) { return below(bound, &random_); }

  void sort_words() {
    common_ = words_;
    std::erase_if(common_, [](const std::string& word) { return word.size() < 4; });
    std::stable_sort(
        common_.begin(), common_.end(),
        [&](const std::string& a, const std::string& b) { return counts_.at(a) > counts_.at(b); });
    common_.resize(std::min(common_.size(), kCommonWords));
  }

  std::string body_of(const std::vector<std::int64_t>& ids) {
    body_.bind(":id", ids[draw(ids.size())]);
    const std::string text = body_.step() ? body_.text(0) : "";
    body_.reset();
    return text;
  }

  template <class Good>
  std::string find(const std::vector<std::string>& from, const Good& good) {
    for (std::size_t i = 0; i < kTries; ++i) {
      const std::string& word = from[draw(from.size())];
      if (good(word)) return word;
    }
    throw Error("there is no word of the frequency that is asked for");
  }

  // From one in 2,000 to one in 20 passages.
  bool is_middling(const std::string& word) const {
    const auto found = counts_.find(word);
    const auto all = static_cast<std::int64_t>(passages_.size());
    return found != counts_.end() && found->second >= all / 2000 && found->second <= all / 20;
  }
  std::vector<std::string> middling_of(const std::string& text) const {
    std::vector<std::string> words;
    for (const auto& run : runs_of(text)) {
      for (const std::string& word : run) {
        if (is_middling(word)) words.push_back(word);
      }
    }
    return words;
  }
  // The word of a text: those that are frequent come more often.
  std::string middling() {
    for (std::size_t i = 0; i < kTries; ++i) {
      const std::vector<std::string> words = middling_of(body_of(passages_));
      if (!words.empty()) return words[draw(words.size())];
    }
    throw Error("no passage has a word of middling frequency");
  }

  std::string run_of(std::size_t count) {
    for (std::size_t i = 0; i < kTries; ++i) {
      const auto runs = runs_of(body_of(passages_));
      const auto& run = runs[draw(runs.size())];
      if (run.size() >= count) return joined(run, draw(run.size() - count + 1), count);
    }
    throw Error("no passage has enough words in a row");
  }

  std::mt19937 random_;
  Statement body_;
  std::vector<std::string> words_, common_, titles_;
  std::unordered_map<std::string, std::int64_t> counts_;  // passages
  std::vector<std::int64_t> passages_, abstracts_;
};
}  // namespace

Queries make_queries(Database& db, std::size_t count, unsigned seed) {
  Asker asker(db, seed);
  const std::function<std::string()> kMakers[] = {
      [&] { return asker.rare(); },     [&] { return asker.common(); },
      [&] { return asker.both(); },     [&] { return asker.any(); },
      [&] { return asker.phrase(); },   [&] { return asker.prefix(); },
      [&] { return asker.question(); }, [&] { return asker.faceted(); },
      [&] { return asker.typed(); },    [&] { return asker.misspelt_words(); },
      [&] { return asker.abstract(); }};
  static_assert(std::size(kMakers) == std::size(kClasses));
  Queries queries;
  for (std::size_t i = 0; i < std::size(kClasses); ++i) {
    auto& list = queries[std::string(kClasses[i])];
    while (list.size() < count) list.push_back(kMakers[i]());
  }
  return queries;
}

void write_queries(const Queries& queries, const std::string& prefix) {
  for (const auto& [name, list] : queries) {
    std::ofstream file(prefix + name + ".txt");
    for (const std::string& query : list) file << query << '\n';
    if (!file.flush()) throw Error(prefix + name + ".txt cannot be written");
  }
}

Queries read_queries(const std::string& prefix) {
  Queries queries;
  for (const std::string_view name : kClasses) {
    std::ifstream file(prefix + std::string(name) + ".txt");
    for (std::string line; std::getline(file, line);) queries[std::string(name)].push_back(line);
  }
  if (queries.empty()) throw Error("there are no files " + prefix + "<class>.txt");
  return queries;
}

}  // namespace plumbline::bench
