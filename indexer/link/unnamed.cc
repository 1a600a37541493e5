// SPDX-License-Identifier: MIT OR Apache-2.0
// Two passes over the texts of talks. The first counts how each word is written in running text, so that "Driver"
// in one sentence is no name while "drivers" stand in a hundred. The second gathers names by their keys.
#include "indexer/link/unnamed.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "schema/format.h"
#include "schema/text/ascii.h"
#include "schema/text/name_key.h"
#include "schema/text/string_table.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMinLetters = 3;
constexpr size_t kMostWords = 3;  // of a name
constexpr int kSmallLetters =
    10;  // a name is written in small letters less often than once in so many times

constexpr std::string_view kCalendar[] = {
    "january",   "february",  "march",   "april",    "may",      "june",   "july",
    "august",    "september", "october", "november", "december", "monday", "tuesday",
    "wednesday", "thursday",  "friday",  "saturday", "sunday"};

struct Word {
  std::string_view text;
  size_t begin, end;
  bool first;  // of a sentence or a line
};

bool in_word(char c) {
  return ascii::is_alphanumeric(c) || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// Part of an address, of a path in code or in a file system.
bool is_part_of_path(std::string_view text, size_t begin, size_t end) {
  const char before = begin > 0 ? text[begin - 1] : ' ',
             after = end < text.size() ? text[end] : ' ';
  const char next = end + 1 < text.size() ? text[end + 1] : ' ';
  if (std::string_view("/.:@#&\\").find(before) != std::string_view::npos) return true;
  return after == '/' || after == '@' || ((after == '.' || after == ':') && !ascii::is_blank(next));
}

bool begins_sentence(std::string_view text, size_t begin) {
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  return begin == 0 ||
         std::string_view(".!?:;\n\"'()[]|-*>").find(text[begin - 1]) != std::string_view::npos;
}

// Calls visit(word) for each word that stands by itself.
template <class Visit>
void each_word(std::string_view text, Visit visit) {
  for (size_t at = 0; at < text.size();) {
    if (!in_word(text[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    if (!is_part_of_path(text, at, end))
      visit(Word{text.substr(at, end - at), at, end, begins_sentence(text, at)});
    at = end;
  }
}

// "DebugFS", "VFIO", "seq_file", "arm64": a name wherever it stands.
bool looks_like_name(std::string_view word) {
  if (word.size() < kMinLetters || !ascii::is_letter(word.front())) return false;
  if (word.ends_with('_') || word.ends_with('-')) return false;
  const auto letters = std::count_if(word.begin(), word.end(), ascii::is_letter);
  if (letters < 2) return false;
  size_t capitals = 0;
  bool inside = false, joined = false;
  for (size_t i = 0; i < word.size(); ++i) {
    if (is_capital(word[i])) {
      ++capitals;
      inside = inside || (i > 0 && is_small(word[i - 1]));
    }
    joined = joined || word[i] == '_' || (ascii::is_digit(word[i]) && letters > 2);
  }
  return inside || joined || (capitals >= kMinLetters && word.find('-') == word.npos);
}

// "Hat" of "Red Hat".
bool is_capitalised(std::string_view word) {
  return word.size() >= kMinLetters && is_capital(word.front()) &&
         std::all_of(word.begin() + 1, word.end(), is_small);
}

// "GPUs" -> "GPU"
std::string_view singular(std::string_view word) {
  const bool plural = word.size() > kMinLetters && word.ends_with('s') &&
                      std::all_of(word.begin(), word.end() - 1, is_capital);
  return plural ? word.substr(0, word.size() - 1) : word;
}

struct Name {
  std::vector<UnnamedPlace> places;  // by talk
  std::string_view spelling;         // the most frequent, and how often it is
  int times = 0;
};

// A look-up makes no string.
struct Hash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
template <class Value>
using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
using Set = std::unordered_set<std::string, Hash, std::equal_to<>>;

// A value for each text that was asked for.
template <class Value>
class Table {
 public:
  Value& operator[](std::string_view key) {
    const std::uint32_t number = texts_.number(key);
    if (number == values_.size()) values_.emplace_back();
    return values_[number];
  }
  template <class Use>
  void each(Use use) const {
    for (std::uint32_t i = 0; i < values_.size(); ++i) use(texts_.text(i), values_[i]);
  }

 private:
  StringTable texts_;
  std::vector<Value> values_;
};

class Finder {
 public:
  explicit Finder(const Knowledge& knowledge) : knowledge_(knowledge) {
    for (const DocumentRecord& document : knowledge.documents)
      is_talk_.push_back(document.kind == SourceKind::kTalk);
    learn_names();
  }

  std::vector<UnnamedRecord> run() {
    each_passage([this](const PassageRecord& passage) {
      each_word(passage.body, [this](const Word& word) { count(word); });
    });
    each_passage([this](const PassageRecord& passage) {
      gather(passage.heading, passage, true);
      gather(passage.body, passage, is_german(passage));
    });
    return rows();
  }

 private:
  struct Written {
    int capital = 0, small = 0;
  };
  struct Spelling {
    bool known = false;
    Name* name = nullptr;  // none for what has a page
    int times = 0;
  };

  void each_passage(const std::function<void(const PassageRecord&)>& visit) const {
    for (const PassageRecord& passage : knowledge_.passages) {
      if (is_talk_[static_cast<size_t>(passage.id >> kPassageBits) - 1]) visit(passage);
    }
  }

  // Where every noun has a capital.
  bool is_german(const PassageRecord& passage) const {
    const auto lang = [&](RowId id) -> const std::string& {
      return knowledge_.documents[static_cast<size_t>(id) - 1].lang;
    };
    const std::string& own = lang(passage.document);
    return (own.empty() ? lang(passage.id >> kPassageBits) : own).starts_with("de");
  }

  void learn_names() {
    std::vector<std::string> texts;
    for (const AliasRecord& alias : knowledge_.aliases) {
      known_.insert(alias.key);
      if (!alias.stem_key.empty()) known_stems_.insert(alias.stem_key);
      const SourceKind kind = knowledge_.documents[static_cast<size_t>(alias.document) - 1].kind;
      if (kind == SourceKind::kPerson || kind == SourceKind::kEvent) texts.push_back(alias.name);
    }
    for (const EventRecord& event : knowledge_.events)
      texts.push_back(event.place + " " + event.series);
    for (const std::string& text : texts) {
      for (const Token& token : tokenizer_.tokenize(text)) parts_.insert(token.text);
    }
    for (const std::string_view name : kCalendar) parts_.emplace(name);
  }

  void count(const Word& word) {
    if (word.first) return;
    Written& written = written_[lower(word.text)];
    ++(is_capital(word.text.front()) ? written.capital : written.small);
  }

  // Until the next call.
  std::string_view lower(std::string_view word) {
    lower_ = word;
    for (char& c : lower_) c = ascii::lower(c);
    return lower_;
  }

  bool is_mostly_small(std::string_view word) {
    const Written& written = written_[lower(word)];
    return written.small * kSmallLetters > written.capital;
  }

  // Names of a text. Headings capitalise what they like, and German its nouns, so there only looks count.
  void gather(std::string_view text, const PassageRecord& passage, bool only_looks) {
    std::vector<Word> run;
    each_word(text, [&](const Word& word) {
      const bool name = !only_looks && !word.first && is_capitalised(word.text);
      const bool goes_on = !run.empty() && word.begin == run.back().end + 1 &&
                           text[run.back().end] == ' ' && run.size() < kMostWords;
      if (!run.empty() && !(name && goes_on)) {
        add_run(text, run, passage);
        run.clear();
      }
      if (name) run.push_back(word);
      if (!name && looks_like_name(word.text)) add(singular(word.text), passage);
    });
    if (!run.empty()) add_run(text, run, passage);
  }

  void add_run(std::string_view text, const std::vector<Word>& run, const PassageRecord& passage) {
    for (const Word& word : run) {
      if (parts_.contains(lower(word.text))) return;
    }
    if (run.size() == 1 && is_mostly_small(run.front().text)) return;
    add(text.substr(run.front().begin, run.back().end - run.front().begin), passage);
  }

  // Passages come talk by talk.
  void add(std::string_view text, const PassageRecord& passage) {
    Spelling& spelling = spellings_[text];
    if (!spelling.known) {
      const std::string key = key_of(text);
      spelling = {true, key.empty() ? nullptr : &names_[key], 0};
    }
    if (!spelling.name) return;
    ++spelling.times;
    auto& places = spelling.name->places;
    if (places.empty() || places.back().passage >> kPassageBits != passage.id >> kPassageBits)
      places.push_back({passage.id, 0});
    ++places.back().count;
  }

  // "" of what has a page, or is a part of somebody's name.
  std::string key_of(std::string_view spelling) {
    const NameKey key = name_key(tokenizer_, spelling);
    const bool known = known_.count(key.key) > 0 || known_stems_.count(key.stem_key) > 0;
    return known || parts_.count(key.key) > 0 ? "" : key.key;
  }

  void choose_spellings() {
    spellings_.each([](std::string_view text, const Spelling& spelling) {
      if (!spelling.name) return;
      Name& name = *spelling.name;
      if (spelling.times > name.times || (spelling.times == name.times && text < name.spelling)) {
        name.spelling = text;
        name.times = spelling.times;
      }
    });
  }

  std::vector<UnnamedRecord> rows() {
    choose_spellings();
    std::vector<UnnamedRecord> rows;
    for (auto& [key, name] : names_) {
      if (name.places.size() >= kUnnamedTalks)
        rows.push_back({std::string(name.spelling), std::move(name.places)});
    }
    const auto by_talks = [](const UnnamedRecord& a, const UnnamedRecord& b) {
      return a.places.size() != b.places.size() ? a.places.size() > b.places.size()
                                                : a.name < b.name;
    };
    std::sort(rows.begin(), rows.end(), by_talks);
    if (rows.size() > kMostUnnamed) rows.resize(kMostUnnamed);
    return rows;
  }

  const Knowledge& knowledge_;
  Tokenizer tokenizer_;
  std::vector<bool> is_talk_;  // by id - 1
  Set known_, known_stems_, parts_;
  Table<Written> written_;
  Table<Spelling> spellings_;
  Map<Name> names_;    // by key
  std::string lower_;  // of lower(), which keeps its memory
};
}  // namespace

std::vector<UnnamedRecord> find_unnamed(const Knowledge& knowledge) {
  return Finder(knowledge).run();
}

}  // namespace plumbline
