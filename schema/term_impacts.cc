// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/term_impacts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "schema/sql.h"
#include "schema/text/tokenize.h"

namespace plumbline {
namespace {
constexpr const char* kAverage = "words_per_passage";
constexpr double kFixedPoint = 1 << 24;  // of a worth in the list of the best
constexpr char kStar = '*';              // behind a beginning, while it is among terms
using Entries = std::vector<DocumentWorths::Entry>;

std::uint32_t document_of(const DocumentWorths::Entry& entry) {
  return static_cast<std::uint32_t>(entry.passage >> kPassageBits);
}

std::string pack_steps(const Entries& entries) {
  std::vector<Impact> impacts;
  impacts.reserve(entries.size());
  for (const auto& entry : entries) impacts.push_back({document_of(entry), steps_of(entry.worth)});
  return pack_impacts(impacts);
}

std::string pack_best(const Entries& entries) {
  std::string bytes;
  std::uint32_t last = 0;
  for (const auto& entry : entries) {
    append_varint(&bytes, document_of(entry) - last);
    append_varint(&bytes, static_cast<std::uint32_t>(entry.passage & (kMaxPassages - 1)));
    append_varint(&bytes, static_cast<std::uint32_t>(std::lround(entry.worth * kFixedPoint)));
    last = document_of(entry);
  }
  return bytes;
}

Entries unpack_best(std::string_view bytes) {
  Entries entries;
  std::int64_t document = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    document += next_varint(bytes, &at);
    const std::int64_t number = next_varint(bytes, &at) & (kMaxPassages - 1);
    entries.push_back({(document << kPassageBits) + number, next_varint(bytes, &at) / kFixedPoint});
  }
  return entries;
}

// The best ones, by document.
Entries best_of(Entries entries) {
  if (entries.size() > kBestOfBeginning) {
    std::nth_element(entries.begin(), entries.begin() + kBestOfBeginning, entries.end(),
                     [](const auto& a, const auto& b) { return a.worth > b.worth; });
    entries.resize(kBestOfBeginning);
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.passage < b.passage; });
  }
  return entries;
}

void write_beginning(const BeginningRow& row, Database& db) {
  db.cached(sql::k_insert_beginning)
      .bind(":text", row.text)
      .bind(":passages", row.passages)
      .bind_bytes(":impacts", row.impacts)
      .bind_bytes(":best", row.best)
      .run();
}

// Whether the first `size` bytes are whole letters.
bool is_cut_well(std::string_view text, std::size_t size) {
  return size == text.size() ||
         (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) != 0x80);
}

// Adds up the postings of words that begin alike.
class SumOfWords {
 public:
  explicit SumOfWords(const PassageLengths& lengths) : lengths_(lengths), halves_(lengths.size()) {}

  void add(const PostingsPacker& list) {
    PostingsReader reader(list.bytes());
    while (reader.next()) halves_[lengths_.number_of(reader.passage())] += reader.halves();
  }
  void subtract(const PostingsPacker& list) {
    PostingsReader reader(list.bytes());
    while (reader.next()) halves_[lengths_.number_of(reader.passage())] -= reader.halves();
  }

  BeginningRow take(std::string_view text) {
    DocumentWorths worths(lengths_.average());
    std::int64_t passages = 0;
    for (std::size_t document = 0; document < lengths_.documents(); ++document) {
      const std::size_t begin = lengths_.begin_of(document), end = lengths_.begin_of(document + 1);
      for (std::size_t number = begin; number < end; ++number) {
        if (halves_[number] == 0) continue;
        worths.add((static_cast<std::int64_t>(document) << kPassageBits) +
                       static_cast<std::int64_t>(number - begin),
                   halves_[number] / kHalves, lengths_.at(number));
        ++passages;
      }
    }
    std::fill(halves_.begin(), halves_.end(), 0);
    const Entries entries = worths.take();
    return {std::string(text), passages, pack_steps(entries), pack_best(best_of(entries))};
  }

 private:
  const PassageLengths& lengths_;
  std::vector<std::uint32_t> halves_;  // by number of the passage
};
}  // namespace

void DocumentWorths::add(std::int64_t passage, double weighted, double length) {
  if (best_ > 0 && passage >> kPassageBits != best_passage_ >> kPassageBits) finish();
  const double worth = passage_worth(weighted, length, average_);
  if (worth > best_) {
    best_ = worth;
    best_passage_ = passage;
  }
  sum_ += worth;
}

void DocumentWorths::finish() {
  if (best_ > 0) entries_.push_back({best_passage_, document_worth(best_, sum_)});
  best_ = sum_ = 0;
}

std::vector<DocumentWorths::Entry> DocumentWorths::take() {
  finish();
  return std::move(entries_);
}

void write_impacts(Database& db, std::int64_t term, const PostingsPacker& list,
                   const PassageLengths& lengths) {
  DocumentWorths worths(lengths.average());
  PostingsReader reader(list.bytes());
  while (reader.next())
    worths.add(reader.passage(), reader.halves() / kHalves,
               lengths.at(lengths.number_of(reader.passage())));
  db.cached(sql::k_insert_term_impacts)
      .bind(":term", term)
      .bind_bytes(":documents", pack_steps(worths.take()))
      .run();
}

std::vector<BeginningRow> beginnings_of(const WordLists& words, const SharedBeginningLists& shared,
                                        std::int64_t least, const PassageLengths& lengths) {
  std::vector<BeginningRow> rows;
  SumOfWords sum(lengths);
  for (std::size_t size = 1; size <= kLongestBeginning; ++size) {
    for (std::size_t i = 0; i < words.size();) {
      if (words[i].first.size() < size) {
        ++i;
        continue;
      }
      const std::string_view text = words[i].first.substr(0, size);
      std::size_t end = i, postings = 0;
      for (; end < words.size() && words[end].first.starts_with(text); ++end)
        postings += words[end].second->entries();
      if (is_cut_well(words[i].first, size) && static_cast<std::int64_t>(postings) >= least) {
        for (; i < end; ++i) sum.add(*words[i].second);
        shared.each(text, [&](const PostingsPacker& list) { sum.subtract(list); });
        rows.push_back(sum.take(text));
      }
      i = end;
    }
  }
  return rows;
}

void write_beginnings(const std::vector<BeginningRow>& rows, Database& db) {
  for (const BeginningRow& row : rows) write_beginning(row, db);
}

void write_average_length(Database& db, double average) {
  char text[40];
  std::snprintf(text, sizeof text, "%.17g", average);
  db.cached(sql::k_insert_meta).bind(":key", kAverage).bind(":value", text).run();
}

std::optional<std::string> find_impacts(Database& db, std::int64_t term) {
  std::optional<std::string> found;
  Statement& row = db.cached(sql::k_find_term_impacts).bind(":term", term);
  if (row.step()) found = std::string(row.bytes(0));
  row.reset();
  return found;
}

std::optional<Beginning> find_beginning(Database& db, std::string_view text) {
  std::optional<Beginning> found;
  if (text.size() > kLongestBeginning) return found;
  Statement& row = db.cached(sql::k_find_beginning).bind(":text", text);
  if (row.step()) found = {row.integer(0), std::string(row.bytes(1)), unpack_best(row.bytes(2))};
  row.reset();
  return found;
}

ImpactsUpdate::ImpactsUpdate(Database& db) : db_(db) {
  Statement& row = db_.cached(sql::k_find_meta).bind(":key", kAverage);
  if (row.step()) average_ = std::atof(row.text(0).c_str());
  row.reset();
  Statement& rows = db_.cached(sql::k_list_beginnings);
  while (rows.step()) beginnings_.insert(rows.text(0) + kStar);
}

// Of terms and, with a star behind them, of beginnings.
ImpactsUpdate::Halves ImpactsUpdate::terms_of(const Passages& passages) const {
  Halves halves;
  for (const auto& [id, passage] : passages) {
    for (const auto& [term, count] : passage.halves) {
      halves[term][id] += count;
      for (std::size_t size = 1; size <= std::min(term.size(), kLongestBeginning); ++size) {
        const std::string beginning = term.substr(0, size) + kStar;
        if (beginnings_.contains(beginning)) halves[beginning][id] += count;
      }
    }
    for (const auto& [text, count] : passage.shared) {
      for (std::size_t size = 1; size <= text.size(); ++size) {
        const std::string beginning = text.substr(0, size) + kStar;
        if (beginnings_.contains(beginning)) halves[beginning][id] -= count;
      }
    }
  }
  return halves;
}

void ImpactsUpdate::change(std::int64_t page, const Passages& old, const Passages& now) {
  if (average_ == 0) return;
  Halves before = terms_of(old), after = terms_of(now);
  for (const auto& [term, halves] : before) after.try_emplace(term);
  for (const auto& [term, halves] : after) {
    const Change change = {page, worth_of(before[term], old), worth_of(halves, now)};
    if (beginnings_.contains(term)) {
      const auto more =
          static_cast<std::int64_t>(halves.size()) - static_cast<std::int64_t>(before[term].size());
      replace_beginning(change, term.substr(0, term.size() - 1), more);
    } else if (change.has_other_steps()) {
      replace_term(change, term);
    }
  }
}

bool ImpactsUpdate::Change::has_other_steps() const {
  return !std::equal(
      old.begin(), old.end(), now.begin(), now.end(),
      [](const auto& a, const auto& b) { return steps_of(a.worth) == steps_of(b.worth); });
}

// One entry, or none.
Entries ImpactsUpdate::worth_of(const std::map<std::int64_t, std::uint32_t>& halves,
                                const Passages& passages) const {
  DocumentWorths worths(average_);
  for (const auto& [passage, count] : halves)
    worths.add(passage, count / kHalves, passages.at(passage).words);
  return worths.take();
}

namespace {
std::string replaced(std::string_view bytes, std::int64_t page, const Entries& worth) {
  std::vector<Impact> impacts = unpack_impacts(bytes);
  std::erase_if(impacts, [&](const Impact& impact) { return impact.document == page; });
  for (const auto& entry : worth) {
    const Impact impact = {document_of(entry), steps_of(entry.worth)};
    impacts.insert(
        std::upper_bound(impacts.begin(), impacts.end(), impact,
                         [](const Impact& a, const Impact& b) { return a.document < b.document; }),
        impact);
  }
  return pack_impacts(impacts);
}

// What is worth less than the others stays out.
Entries replaced(Entries best, std::int64_t page, const Entries& worth, bool are_all) {
  double least = kMostWorth;
  for (const auto& entry : best) least = std::min(least, entry.worth);
  std::erase_if(best, [&](const auto& entry) { return document_of(entry) == page; });
  for (const auto& entry : worth) {
    if (!are_all && entry.worth < least) continue;
    best.insert(
        std::upper_bound(best.begin(), best.end(), entry,
                         [](const auto& a, const auto& b) { return a.passage < b.passage; }),
        entry);
  }
  return best;
}
}  // namespace

void ImpactsUpdate::replace_term(const Change& change, const std::string& term) {
  const std::int64_t id = db_.cached(sql::k_find_common_term).bind(":text", term).first_integer();
  const auto impacts = id == 0 ? std::nullopt : find_impacts(db_, id);
  if (!impacts) return;
  db_.cached(sql::k_update_term_impacts)
      .bind(":term", id)
      .bind_bytes(":documents", replaced(*impacts, change.page, change.now))
      .run();
}

void ImpactsUpdate::replace_beginning(const Change& change, const std::string& text,
                                      std::int64_t more) {
  const auto old = find_beginning(db_, text);
  if (!old) return;
  const bool are_all = old->best.size() < kBestOfBeginning;
  db_.cached(sql::k_delete_beginning).bind(":text", text).run();
  const std::string impacts =
      change.has_other_steps() ? replaced(old->impacts, change.page, change.now) : old->impacts;
  write_beginning({text, old->passages + more, impacts,
                   pack_best(replaced(old->best, change.page, change.now, are_all))},
                  db_);
}

}  // namespace plumbline
