// SPDX-License-Identifier: MIT OR Apache-2.0
// related: how well related talks are found, beside the usual "more like this": the 25 most telling words
// of the text, joined by OR, over FTS5 with bm25(). docs/relevance.md tells how to read its table.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include "bench/relevance/measures.h"
#include "bench/relevance/systems.h"
#include "bench/support/stopwatch.h"
#include "schema/error.h"
#include "schema/text/stop_words.h"
#include "server/search/collection.h"
#include "server/search/related.h"
#include "server/search/related_weights.h"

namespace plumbline::bench {
namespace {

constexpr int kRanks = 10;
constexpr std::size_t kTerms = 25;

// A talk of the corpus or a text, with how related earlier talks are: 1 to 3.
struct Judged {
  std::string talk, title, text, date;
  std::map<std::string, int> grades;
};

std::vector<Judged> read_judged(const std::string& path, const std::string& part) {
  std::ifstream file(path);
  if (!file) throw Error("cannot read " + path);
  std::vector<Judged> judged;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("grades"))
      throw Error(path + ":" + std::to_string(number) +
                  ": a line is {talk or title and text, part, grades}");
    if (part != "all" && json.value("part", "") != part) continue;
    judged.push_back({json.value("talk", ""), json.value("title", ""), json.value("text", ""),
                      json.value("date", ""), json["grades"].get<std::map<std::string, int>>()});
  }
  return judged;
}

// Whether there is a talk of at least that grade. Without one of 1 or more no ranking is better than another, without
// one of 2 or more none succeeds.
bool has_grade(const Judged& judged, int least) {
  return std::any_of(judged.grades.begin(), judged.grades.end(),
                     [&](const auto& grade) { return grade.second >= least; });
}

std::ptrdiff_t count_with_grade(const std::vector<Judged>& set, int least) {
  return std::count_if(set.begin(), set.end(),
                       [&](const Judged& judged) { return has_grade(judged, least); });
}

bool succeeds(const std::vector<std::string>& ranking, const Judged& judged) {
  const auto end =
      ranking.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, ranking.size()));
  return std::any_of(ranking.begin(), end, [&](const std::string& slug) {
    const auto grade = judged.grades.find(slug);
    return grade != judged.grades.end() && grade->second >= 2;
  });
}

// Means: of success over the texts that have a talk worth knowing, of nDCG over those that have any, of time over all.
struct Result {
  double success3 = 0, ndcg10 = 0, ms = 0, slowest_ms = 0;
};

template <class Rank>
Result run(const std::vector<Judged>& set, Rank rank) {
  Result result;
  const auto related = static_cast<double>(count_with_grade(set, 1));
  const auto worth_knowing = static_cast<double>(count_with_grade(set, 2));
  for (const Judged& judged : set) {
    const auto start = std::chrono::steady_clock::now();
    const std::vector<std::string> ranking = rank(judged);
    const double ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    if (has_grade(judged, 2)) result.success3 += succeeds(ranking, judged) / worth_knowing;
    if (has_grade(judged, 1)) result.ndcg10 += measure(ranking, judged.grades)[kNdcg10] / related;
    result.ms += ms / static_cast<double>(set.size());
    result.slowest_ms = std::max(result.slowest_ms, ms);
  }
  return result;
}

class Systems {
 public:
  explicit Systems(const std::string& path) : collection_(path), db_(collection_.connect()) {
    for (CollectionDocument& document : documents_of(collection_)) {
      if (!document.id.starts_with("talks/")) continue;
      document.id.erase(0, 6);
      texts_[document.id] = document.title + "\n" + document.text;
      talks_.push_back(std::move(document));
    }
    plain_ = std::make_unique<PlainFts5>(talks_);
  }

  std::vector<RelatedTalk> related(const Judged& judged) {
    const Catalog& catalog = collection_.catalog();
    const Subject subject =
        judged.talk.empty()
            ? subject_of_text(catalog, *db_, {judged.title, judged.text, {}, judged.date})
            : subject_of_talk(catalog, *db_, talk(judged));
    return related_talks(catalog, *db_, subject, kRanks);
  }

  std::vector<std::string> product(const Judged& judged) {
    std::vector<std::string> slugs;
    for (const RelatedTalk& found : related(judged)) slugs.push_back(slug(found));
    return slugs;
  }

  std::string slug(const RelatedTalk& found) { return collection_.catalog()[found.talk].slug; }

  std::vector<std::string> more_like_this(const Judged& judged) {
    const std::string text =
        judged.talk.empty() ? judged.title + "\n" + judged.text : texts_[judged.talk];
    std::vector<std::string> slugs;
    for (const std::string& slug : plain_->rank(telling_words(text))) {
      if (slugs.size() < kRanks && slug != judged.talk && is_earlier(slug, judged))
        slugs.push_back(slug);
    }
    return slugs;
  }

 private:
  const Document& talk(const Judged& judged) {
    const Document* found = collection_.catalog().find(Kind::kTalk, judged.talk);
    if (!found) throw Error("no talk " + judged.talk);
    return *found;
  }

  bool is_earlier(const std::string& slug, const Judged& judged) {
    const std::string& date = judged.talk.empty() ? judged.date : talk(judged).date;
    return date.empty() || collection_.catalog().find(Kind::kTalk, slug)->date < date;
  }

  std::string telling_words(const std::string& text) {
    std::map<std::string, double> counts;
    for (const Token& token : tokenizer_.tokenize(text)) {
      if (token.kind == Token::kPart && !is_stop_word(token.text)) ++counts[token.text];
    }
    std::vector<std::pair<double, std::string>> words;
    const Catalog& catalog = collection_.catalog();
    for (const auto& [word, count] : counts) {
      const auto in =
          static_cast<double>(std::max<std::int64_t>(0, catalog.vocabulary().passages(word)));
      words.emplace_back(-count * std::log(static_cast<double>(catalog.passages()) / (1 + in)),
                         word);
    }
    std::sort(words.begin(), words.end());
    std::string query;
    for (std::size_t i = 0; i < std::min(kTerms, words.size()); ++i) query += words[i].second + " ";
    return query;
  }

  plumbline::Collection collection_;
  plumbline::Collection::Connection db_;
  Tokenizer tokenizer_;
  std::vector<CollectionDocument> talks_;
  std::map<std::string, std::string> texts_;
  std::unique_ptr<PlainFts5> plain_;
};

// CPU time for texts of some sizes, put together from abstracts of the database itself.
void measure_speed(const std::string& path) {
  plumbline::Collection collection(path, 1);
  auto db = collection.connect();
  const Catalog& catalog = collection.catalog();
  std::string all;
  Statement bodies =
      db->prepare("SELECT body_of(text) FROM passage WHERE part = 'abstract' LIMIT 2000");
  while (bodies.step()) all += bodies.text(0) + "\n";
  fmt::print("{} talks\n{:>8} {:>10} {:>10}\n", catalog.all(Kind::kTalk).size(), "bytes", "ms",
             "slowest");
  for (const std::size_t bytes : {1024U, 8192U, 65536U}) {
    constexpr std::size_t kTexts = 20;
    double sum = 0, slowest = 0;
    for (std::size_t i = 0; i < kTexts; ++i) {
      const std::size_t from = (all.size() - std::min(all.size(), bytes)) / kTexts * i;
      const Proposal proposal{"", all.substr(from, bytes)};
      const Stopwatch watch;
      related_talks(catalog, *db, subject_of_text(catalog, *db, proposal), kRanks);
      const double ms = watch.ms();
      sum += ms;
      slowest = std::max(slowest, ms);
    }
    fmt::print("{:>8} {:>10.1f} {:>10.1f}\n", bytes, sum / kTexts, slowest);
  }
}

void print(const std::string& name, std::size_t count, const Result& result) {
  fmt::print("{:<28} {:>4} {:>10.3f} {:>8.3f} {:>8.1f} {:>8.1f}\n", name, count, result.success3,
             result.ndcg10, result.ms, result.slowest_ms);
}

double value_of(Systems& systems, const Judged& judged) {
  const std::vector<std::string> ranking = systems.product(judged);
  return measure(ranking, judged.grades)[kNdcg10] + succeeds(ranking, judged) / 4.0;
}

// What each judged text is worth under each factor of a weight; factor 1 first.
constexpr double kFactors[] = {1, 0.5, 0.75, 1.5, 2};
std::vector<std::vector<double>> values_of(Systems& systems, const std::vector<Judged>& set,
                                           double* weight) {
  const double before = *weight;
  std::vector<std::vector<double>> values;
  for (const double factor : kFactors) {
    *weight = before * factor;
    values.emplace_back();
    for (const Judged& judged : set) values.back().push_back(value_of(systems, judged));
  }
  *weight = before;
  return values;
}

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

// What is gained where for each text the factor is chosen on all others.
double left_out_gain(const std::vector<std::vector<double>>& values) {
  double gain = 0;
  for (std::size_t i = 0; i < values[0].size(); ++i) {
    std::size_t best = 0;
    for (std::size_t f = 1; f < values.size(); ++f) {
      if (sum(values[f]) - values[f][i] > sum(values[best]) - values[best][i]) best = f;
    }
    gain += values[best][i] - values[0][i];
  }
  return gain / static_cast<double>(values[0].size());
}

// Changes one weight at a time where that helps texts which it was not chosen on.
void tune(Systems& systems, const std::vector<Judged>& set) {
  for (const auto& [name, weight] : weights::kAllRelated) {
    const auto values = values_of(systems, set, weight);
    std::size_t best = 0;
    for (std::size_t f = 1; f < values.size(); ++f) {
      if (sum(values[f]) > sum(values[best])) best = f;
    }
    const double gain = left_out_gain(values);
    if (gain > 1e-4) *weight *= kFactors[best];
    fmt::print("{:<22} {:8.3f} {:+.4f}\n", name, *weight, gain);
  }
}

// Of each strength: how many talks there are among the first ten, and with grade 1 or more, 2 or more.
class StrengthCounts {
 public:
  void add(Strength strength, int grade) {
    Counts& counts = counts_[static_cast<std::size_t>(strength)];
    ++counts.all;
    if (grade >= 1) ++counts.near;
    if (grade >= 2) ++counts.worth_knowing;
  }

  void print(std::string_view name) const {
    fmt::print("{:<28} {:>6} {:>10} {:>10}\n", name, "talks", "grade 2+", "grade 1+");
    for (const Strength strength : {Strength::kStrong, Strength::kMedium, Strength::kWeak}) {
      const Counts& counts = counts_[static_cast<std::size_t>(strength)];
      const double all = std::max(1.0, counts.all);
      fmt::print("{:<28} {:>6} {:>10.2f} {:>10.2f}\n", strength_name(strength), counts.all,
                 counts.worth_knowing / all, counts.near / all);
    }
  }

 private:
  struct Counts {
    double all = 0, near = 0, worth_knowing = 0;
  };
  std::array<Counts, 3> counts_;
};

// How good the talks of each strength are. Of texts that no talk worth knowing came before they are told apart, since
// there none should be strong.
void measure_strengths(const std::string& db, const std::string& path, const std::string& part) {
  Systems systems(db);
  weights::kRelatedFollows = 0;
  StrengthCounts covered, new_to_us;
  for (const Judged& judged : read_judged(path, part)) {
    for (const RelatedTalk& talk : systems.related(judged)) {
      const auto grade = judged.grades.find(systems.slug(talk));
      (has_grade(judged, 2) ? covered : new_to_us)
          .add(talk.strength, grade == judged.grades.end() ? 0 : grade->second);
    }
  }
  covered.print(part);
  new_to_us.print("nothing worth knowing");
}

// Talks and proposals apart.
void measure_part(Systems& systems, const std::string& name, const std::vector<Judged>& set,
                  bool failures) {
  if (set.empty()) return;
  print(name, set.size(), run(set, [&](const Judged& j) { return systems.product(j); }));
  print("  more like this", set.size(),
        run(set, [&](const Judged& j) { return systems.more_like_this(j); }));
  if (!failures) return;
  for (const Judged& judged : set) {
    std::vector<std::string> ranking = systems.product(judged);
    if (!has_grade(judged, 2) || succeeds(ranking, judged)) continue;
    ranking.resize(std::min<std::size_t>(3, ranking.size()));
    fmt::print("    {}: {}\n", judged.talk + judged.title, fmt::join(ranking, ", "));
  }
}

void run_all(const std::string& db, const std::string& path, const std::vector<std::string>& parts,
             bool tuning, bool failures) {
  Systems systems(db);
  weights::kRelatedFollows = 0;  // the sources' own links would be part of the answer
  if (tuning) tune(systems, read_judged(path, "tune"));
  fmt::print("{:<28} {:>4} {:>10} {:>8} {:>8} {:>8}\n", "", "n", "success@3", "nDCG@10", "ms",
             "slowest");
  for (const std::string& part : parts) {
    for (const bool texts : {false, true}) {
      std::vector<Judged> set = read_judged(path, part);
      std::erase_if(set, [&](const Judged& judged) { return judged.talk.empty() != texts; });
      measure_part(systems, part + (texts ? " proposals" : " talks"), set, failures);
    }
  }
}
}  // namespace
}  // namespace plumbline::bench

int main(int argc, char** argv) {
  CLI::App app{"Measures how well related talks are found."};
  std::string db, judged = "bench/related/rust-in-linux/judged.jsonl";
  std::vector<std::string> parts = {"tune", "short-tune"};
  bool tuning = false, failures = false, speed = false, strengths = false;
  app.add_option("--db", db, "a database of the corpus, made by plumbline-index")->required();
  app.add_option("--judged", judged, "the judged set");
  app.add_flag("--tune", tuning, "try other weights on the tune part first");
  app.add_option("--part", parts, "of the judged set: tune, short-tune, or one that is set aside");
  app.add_flag("--failures", failures, "list what has nothing relevant among the first three");
  app.add_flag("--speed", speed, "measure the CPU time for texts of some sizes instead");
  app.add_flag("--strengths", strengths, "tell how good the talks of each strength are instead");
  CLI11_PARSE(app, argc, argv);
  try {
    if (speed) {
      plumbline::bench::measure_speed(db);
      return 0;
    }
    if (strengths) {
      for (const std::string& part : parts) plumbline::bench::measure_strengths(db, judged, part);
      return 0;
    }
    plumbline::bench::run_all(db, judged, parts, tuning, failures);
    return 0;
  } catch (const plumbline::Error& error) {
    fmt::print(stderr, "related: {}\n", error.what());
    return 1;
  }
}
