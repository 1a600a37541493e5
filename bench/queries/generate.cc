// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/queries/generate.h"

#include <algorithm>
#include <iterator>

#include "bench/support/misspell.h"
#include "schema/sql.h"
#include "schema/text/utf8.h"

namespace plumbline::bench {
namespace {
constexpr std::size_t kMaxQueryBytes = 512;

constexpr std::string_view kFieldNames[] = {"title",  "speaker", "topic", "event", "series",
                                            "year",   "kind",    "has",   "in",    "type",
                                            "before", "after",   "lang"};
constexpr std::string_view kPieces[] = {"AND",
                                        "OR",
                                        "NOT",
                                        "NEAR(",
                                        "(",
                                        ")",
                                        "\"",
                                        "'",
                                        "*",
                                        "-",
                                        "+",
                                        "^",
                                        ":",
                                        "::",
                                        "{",
                                        "}",
                                        "“",
                                        "”",
                                        "«",
                                        "\t",
                                        "\n",
                                        "é",
                                        "漢字",
                                        "💥",
                                        "Ж",
                                        "ß",
                                        "ﬁ",
                                        "title:",
                                        "=~x",
                                        ";",
                                        "\\",
                                        "%",
                                        "C++",
                                        "1.2.3",
                                        "a",
                                        "the",
                                        "--",
                                        "/*",
                                        "\u2011",
                                        "rowid:",
                                        "\xFF",
                                        "\xC3",
                                        "\xED\xA0\x80",
                                        "e\u0301",
                                        "\u200B",
                                        "...",
                                        "&",
                                        "<b>",
                                        "🦀"};
constexpr std::string_view kQuestions[] = {"what is ",  "how do i use ",         "who talks about ",
                                           "why does ", "is there anything on ", "where is "};

template <class Array>
auto& any_of(Array& array, std::mt19937* random) {
  return *(std::begin(array) +
           static_cast<std::ptrdiff_t>(below(static_cast<std::size_t>(std::size(array)), random)));
}
}  // namespace

QueryGenerator::QueryGenerator(const Catalog& catalog, Database& db, unsigned seed)
    : catalog_(catalog), random_(seed) {
  Statement& words = db.cached(sql::k_list_words);
  std::size_t sum = 0;
  while (words.step()) {
    words_.push_back(words.text(0));
    up_to_.push_back(sum += static_cast<std::size_t>(words.integer(1)));
  }
  Statement texts =
      db.prepare("SELECT body_of(text) FROM passage WHERE length(body_of(text)) > 20 ORDER BY id");
  while (texts.step()) texts_.push_back(texts.text(0));
}

std::size_t QueryGenerator::below(std::size_t bound) { return bench::below(bound, &random_); }

std::string QueryGenerator::word() {
  const std::size_t at = below(up_to_.back());
  const auto found = std::upper_bound(up_to_.begin(), up_to_.end(), at);
  return words_[static_cast<std::size_t>(found - up_to_.begin())];
}

std::string QueryGenerator::few_words() {
  std::string text = word();
  for (std::size_t more = below(4); more > 0; --more) text += " " + word();
  return once_in(12) ? text + "?" : text;
}

std::string QueryGenerator::misspelt_words() {
  std::string text;
  for (std::size_t count = 1 + below(once_in(10) ? 12 : 3); count > 0; --count) {
    const std::string right = word();
    text += (text.empty() ? "" : " ") +
            (once_in(3) ? right : misspelt(right, 1 + static_cast<int>(below(2)), &random_));
  }
  const std::size_t blank = text.find(' ');
  if (once_in(8) && blank != std::string::npos) text.erase(blank, 1);
  return once_in(20) ? "\"" + text + "\"" : text;
}

std::string QueryGenerator::name() {
  const Document* document = nullptr;
  while (!document || document->id == 0) {
    document =
        &catalog_[static_cast<DocumentId>(1 + below(static_cast<std::size_t>(catalog_.max_id())))];
  }
  std::string text =
      document->kind == Kind::kEvent && !once_in(2) ? document->short_name : document->title;
  if (once_in(3)) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::size_t blank = std::min(text.find(' '), text.size());
    text = misspelt(text.substr(0, blank), 1, &random_) + text.substr(blank);
  }
  return once_in(5) ? std::string(any_of(kQuestions, &random_)) + text : text;
}

std::string QueryGenerator::run_of_words(std::size_t count) {
  const std::string& text = any_of(texts_, &random_);
  std::size_t begin = below(text.size());
  begin = std::min(text.find(' ', begin), text.size());
  std::size_t end = begin;
  while (count-- > 0 && end < text.size()) end = std::min(text.find(' ', end + 1), text.size());
  std::string run = text.substr(begin, end - begin);
  std::replace(run.begin(), run.end(), '\n', ' ');
  return run.empty() ? word() : run;
}

std::string QueryGenerator::phrase() {
  std::string inner = run_of_words(2 + below(4));
  std::erase(inner, '"');
  const std::string text = "\"" + inner + "\"";
  return once_in(3) ? text + " " + word() : text;
}

std::string QueryGenerator::beginning() {
  const std::string whole = word();
  std::string text(cut_utf8(whole, 1 + below(3)));
  if (text.empty()) text = "a";
  text += "*";
  return once_in(2) ? text : text + " " + (once_in(2) ? word() : beginning());
}

std::string QueryGenerator::nested(int depth) {
  if (depth == 0 || once_in(4)) return once_in(4) ? field() : once_in(4) ? phrase() : word();
  std::string text;
  for (std::size_t count = 2 + below(2); count > 0; --count) {
    const std::string inner = nested(depth - 1);
    if (!text.empty()) text += once_in(2) ? " OR " : once_in(3) ? " AND " : " ";
    text += once_in(5) ? "-(" + inner + ")" : once_in(2) ? "(" + inner + ")" : inner;
  }
  return text;
}

std::string QueryGenerator::many_alternatives() {
  std::string text = word();
  for (int i = 0; i < 40; ++i) text += (once_in(12) ? " " : " OR ") + word();
  return text;
}

std::string QueryGenerator::value_of(const std::string& filter) {
  const auto slug = [&](Kind kind) {
    const auto& all = catalog_.all(kind);
    return all.empty() ? std::string("none") : catalog_[any_of(all, &random_)].slug;
  };
  if (once_in(8)) return word();
  if (filter == "topic") return slug(Kind::kTopic);
  if (filter == "event") return slug(Kind::kEvent);
  if (filter == "speaker") return once_in(3) ? word() : slug(Kind::kPerson);
  if (filter == "series")
    return catalog_[catalog_.find(Kind::kEvent, slug(Kind::kEvent))
                        ? catalog_.find(Kind::kEvent, slug(Kind::kEvent))->id
                        : 0]
        .series;
  if (filter == "type") return once_in(2) ? "talk" : "topic";
  if (filter == "kind") return once_in(2) ? "keynote" : "talk";
  if (filter == "has" || filter == "in") return once_in(2) ? "slides" : "notes";
  if (filter == "lang") return "en";
  if (filter == "title") return word();
  return std::to_string(2019 + below(8));
}

std::string QueryGenerator::field() {
  const std::string name(any_of(kFieldNames, &random_));
  std::string value = value_of(name);
  if (value.empty() || once_in(4)) value = "\"" + value + "\"";
  const std::string text = name + ":" + value;
  return once_in(2) ? text : once_in(2) ? text + " " + word() : word() + " " + text;
}

std::string QueryGenerator::pasted() {
  std::string text = run_of_words(8 + below(90));
  if (once_in(3))
    text = misspelt(word(), 1, &random_) + " " + text + " " + misspelt(word(), 2, &random_);
  return text;
}

std::string QueryGenerator::noise() {
  std::string text;
  for (std::size_t count = 1 + below(40); count > 0; --count) {
    if (once_in(3)) {
      text += any_of(kPieces, &random_);
    } else if (once_in(3)) {
      text += static_cast<char>(below(256));
    } else {
      text += once_in(2) ? " " : word();
    }
  }
  return text;
}

std::string QueryGenerator::query() {
  switch (below(14)) {
    case 0:
    case 1:
    case 2:
      return few_words();
    case 3:
    case 4:
      return misspelt_words();
    case 5:
      return name();
    case 6:
      return phrase();
    case 7:
      return beginning();
    case 8:
      return nested(static_cast<int>(1 + below(4)));
    case 9:
      return once_in(3) ? many_alternatives() : few_words();
    case 10:
      return field();
    case 11:
    case 12:
      return pasted();
    default:
      return noise();
  }
}

void QueryGenerator::add_parameters(SearchRequest* request) {
  static constexpr int kLimits[] = {1, 5, 20, 20, 20, 100};
  request->limit = kLimits[below(std::size(kLimits))];
  request->sort = static_cast<Sort>(below(once_in(4) ? 5 : 2));
  request->correct = !once_in(5);
  request->explain = once_in(6);
  while (once_in(4)) {
    const std::string name(any_of(kFilterNames, &random_));
    request->filters[name].push_back(value_of(name));
  }
  if (once_in(12)) request->from = std::to_string(2019 + below(8));
  if (once_in(12)) request->to = std::to_string(2019 + below(8)) + "-06";
  while (once_in(3)) request->facets.emplace_back(any_of(kFilterNames, &random_));
}

SearchRequest QueryGenerator::next() {
  SearchRequest request;
  request.q = query();
  if (request.q.size() > kMaxQueryBytes) request.q = cut_utf8(request.q, kMaxQueryBytes);
  add_parameters(&request);
  return request;
}

}  // namespace plumbline::bench
