// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/chains.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "schema/sql.h"
#include "server/search/kept_parts.h"
#include "server/search/subject.h"

namespace plumbline {
namespace {

// Chosen on the corpus, where every link was read (tests/data/chains.tsv).
constexpr double kTopics = 0.6, kTitle = 0.2;        // beside the likeness of the words
constexpr double kSamePeople = 0.7, kUnknown = 0.8;  // from which score on it is the same work
constexpr double kFewestTopics = 0.35;
constexpr double kSpeaker = 0.1;
constexpr double kNearBest = 0.85;  // the latest of those that come so near the best
constexpr std::size_t kMostEarlier = 4, kMostLooked = 60;
constexpr std::uint32_t kWeighty = 10;  // quarters: once in a title
constexpr double kTellingIdf = 1.5;

bool intersect(std::span<const DocumentId> a, std::span<const DocumentId> b) {
  return std::any_of(a.begin(), a.end(), [&](DocumentId id) { return contains(b, id); });
}

// "2023" and "2023-11" may be either way round.
bool is_surely_before(std::string_view date, std::string_view other) {
  const std::size_t known = std::min(date.size(), other.size());
  return known > 0 && date.substr(0, known) < other.substr(0, known);
}

double topic_likeness(const Catalog& catalog, const Document& a, const Document& b) {
  const auto length = [&](const Document& talk) {
    double squares = 0;
    for (const DocumentId topic : talk.topics) squares += std::pow(topic_rarity(catalog, topic), 2);
    return std::sqrt(squares);
  };
  double product = 0;
  for (const DocumentId topic : a.topics) {
    if (contains(b.topics, topic)) product += std::pow(topic_rarity(catalog, topic), 2);
  }
  return product == 0 ? 0 : product / (length(a) * length(b));
}
}  // namespace

Chains::Chains(const Catalog& catalog, Database& db)
    : catalog_(catalog), db_(db), bags_(catalog.stems(), db, catalog.kept().bags) {}

Chain Chains::of(DocumentId talk) {
  Chain chain;
  for (DocumentId at = previous(talk); at != 0 && chain.earlier.size() < kMostEarlier;
       at = previous(at)) {
    if (at == talk || contains(chain.earlier, at)) break;
    chain.earlier.insert(chain.earlier.begin(), at);
  }
  std::vector<DocumentId> followers;
  Statement& rows = db_.cached(sql::k_find_followers);
  rows.bind(":document", std::int64_t{talk});
  while (rows.step()) followers.push_back(static_cast<DocumentId>(rows.integer(0)));
  for (const DocumentId id : neighbours(catalog_[talk])) {
    if (!contains(followers, id) && is_surely_before(catalog_[talk].date, catalog_[id].date))
      followers.push_back(id);
  }
  for (const DocumentId id : followers) {
    if (!contains(chain.earlier, id) && previous(id) == talk) chain.later.push_back(id);
  }
  std::sort(chain.later.begin(), chain.later.end(), [&](DocumentId a, DocumentId b) {
    const Document &left = catalog_[a], &right = catalog_[b];
    return left.date != right.date ? left.date < right.date : left.slug < right.slug;
  });
  return chain;
}

DocumentId Chains::previous(DocumentId id) {
  return *catalog_.kept().previous.find_or_make(id, [&] { return find_previous(id); });
}

DocumentId Chains::find_previous(DocumentId id) {
  if (const DocumentId said = written(id); said != 0) return said == id ? 0 : said;
  const Document& talk = catalog_[id];
  if (talk.withdrawn) return 0;
  std::vector<Candidate> candidates;
  double best = 0;
  for (const DocumentId other : neighbours(talk)) {
    const Document& earlier = catalog_[other];
    if (earlier.withdrawn || !is_surely_before(earlier.date, talk.date)) continue;
    const double found = score(talk, earlier);
    if (found > 0) candidates.push_back({other, found});
    best = std::max(best, found);
  }
  std::erase_if(candidates, [&](const Candidate& one) { return one.score < kNearBest * best; });
  const auto latest = std::max_element(
      candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
        const std::string &left = catalog_[a.talk].date, &right = catalog_[b.talk].date;
        return left != right        ? left < right
               : a.score != b.score ? a.score < b.score
                                    : a.talk > b.talk;
      });
  return latest == candidates.end() ? 0 : latest->talk;
}

DocumentId Chains::written(DocumentId talk) {
  Statement& row = db_.cached(sql::k_find_talk);
  row.bind(":document", std::int64_t{talk});
  const auto follows = row.step() ? static_cast<DocumentId>(row.integer(6)) : 0;
  row.reset();
  return catalog_[follows].id;
}

// Talks of the same people and with the same first topic, the nearest in time.
std::vector<DocumentId> Chains::neighbours(const Document& talk) const {
  std::vector<DocumentId> found;
  const auto add = [&](DocumentId of) {
    std::span<const DocumentId> talks = catalog_[of].talks;  // newest first
    const auto here = std::find_if(talks.begin(), talks.end(),
                                   [&](DocumentId id) { return catalog_[id].date <= talk.date; });
    const auto from = here - std::min<std::ptrdiff_t>(here - talks.begin(), kMostLooked / 2);
    for (auto at = from; at != talks.end() && at - from < std::ptrdiff_t{kMostLooked}; ++at) {
      if (*at != talk.id && !contains(found, *at)) found.push_back(*at);
    }
  };
  for (const DocumentId person : talk.speakers) add(person);
  if (!talk.topics.empty()) add(talk.topics.front());
  return found;
}

// 0 where it is not the same work.
double Chains::score(const Document& talk, const Document& earlier) {
  const bool people = intersect(talk.speakers, earlier.speakers);
  const bool unknown = talk.speakers.empty() || earlier.speakers.empty();
  if (!people && !unknown) return 0;
  const Bag &mine = bags_.of(talk.id), &theirs = bags_.of(earlier.id);
  const double topics = topic_likeness(catalog_, talk, earlier);
  const double title = title_likeness(mine, theirs);
  const double score = likeness(mine, theirs) + kTopics * topics + kTitle * title;
  const bool tagged = !talk.topics.empty() && !earlier.topics.empty();
  if (people) {
    if (score < kSamePeople || (tagged && topics < kFewestTopics && title < 0.9)) return 0;
    return score + kSpeaker;
  }
  const bool same_subject = tagged && talk.topics.front() == earlier.topics.front();
  return same_subject && title > 0 && score >= kUnknown ? score : 0;
}

// The share of the telling words of the shorter title that weigh in the other talk, too.
double Chains::title_likeness(const Bag& a, const Bag& b) const {
  double of_a = 0, of_b = 0, both = 0;
  const auto weighs = [&](const Bag::Stem& stem) {
    return stem.count >= kWeighty && catalog_.stems().idf(stem.id) > kTellingIdf;
  };
  auto other = b.stems.begin();
  for (const Bag::Stem& stem : b.stems) of_b += weighs(stem) ? catalog_.stems().idf(stem.id) : 0;
  for (const Bag::Stem& stem : a.stems) {
    if (!weighs(stem)) continue;
    of_a += catalog_.stems().idf(stem.id);
    while (other != b.stems.end() && other->id < stem.id) ++other;
    if (other != b.stems.end() && other->id == stem.id && weighs(*other))
      both += catalog_.stems().idf(stem.id);
  }
  return both == 0 ? 0 : both / std::min(of_a, of_b);
}

}  // namespace plumbline
