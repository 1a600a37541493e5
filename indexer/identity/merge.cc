// SPDX-License-Identifier: MIT OR Apache-2.0
// First events, since talks are compared within their event; then talks, by one sign after the other,
// the surest first. Groups are kept as a forest (union-find), each with its origins, the programmes that
// it is from or the corpus, so that no sign joins two talks of one origin, nor two that are two by their keys, such as those of
// a programme in several files. A sign that two of one origin or by their keys have, such as the page of a whole day,
// says nothing about either.
#include "indexer/identity/merge.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>

#include "indexer/check/calendar.h"
#include "indexer/check/similar.h"
#include "indexer/fingerprint.h"
#include "indexer/identity/fields.h"
#include "indexer/identity/keys.h"
#include "indexer/identity/subtitle.h"
#include "indexer/sources/programme/text.h"
#include "schema/is_one_of.h"
#include "schema/text/address_key.h"
#include "schema/text/name_key.h"

namespace plumbline {
namespace {
using std::size_t;

// What is made beside or after a programme, or out of it, says less than it does: lists of recordings, tables, and
// calendars, which say the least.
int rank_of_family(std::string_view family) {
  constexpr std::string_view kBeside[] = {"media", "pyvideo", "table", "ics"};
  for (size_t i = 0; i < std::size(kBeside); ++i) {
    if (kBeside[i] == family) return static_cast<int>(i) + 1;
  }
  return 0;
}

// The corpus, then programmes by name; behind them those that do not name their event, such as a timetable.
bool before(const Source* a, const Source* b) {
  const auto rank = [](const Source* source) {
    const bool unnamed = source->kind == SourceKind::kEvent && source->title == source->slug;
    return std::tuple{!source->key.empty(), unnamed, rank_of_family(family_of(source->key)),
                      std::string_view(source->name)};
  };
  return rank(a) < rank(b);
}

class Groups {
 public:
  explicit Groups(std::vector<Source*> sources) : sources_(std::move(sources)) {
    std::stable_sort(sources_.begin(), sources_.end(), before);
    parents_.resize(sources_.size());
    std::iota(parents_.begin(), parents_.end(), size_t{0});
    for (const Source* source : sources_) origins_.push_back({origin(*source)});
    for (const Source* source : sources_) members_.push_back({source});
    of_one_origin_ = std::adjacent_find(origins_.begin(), origins_.end(), std::not_equal_to<>()) ==
                     origins_.end();
  }

  // Joins sources with a value in common; `values` may give none.
  void join_by(const std::function<std::vector<std::string>(const Source&)>& values,
               const std::function<bool(const Source&, const Source&)>& same) {
    if (of_one_origin_) return;
    std::map<std::string, std::vector<size_t>> by_value;
    for (size_t i = 0; i < sources_.size(); ++i) {
      for (const std::string& value : values(*sources_[i])) by_value[value].push_back(i);
    }
    for (const auto& [value, members] : by_value) {
      std::vector<std::pair<size_t, size_t>> pairs;
      std::map<std::pair<size_t, std::string>, int> partners;  // of a source, in each origin
      std::map<size_t, std::vector<const Source*>> alike;      // all of a source
      for (size_t i = 0; i < members.size(); ++i) {
        for (size_t j = i + 1; j < members.size(); ++j) {
          const size_t a = members[i], b = members[j];
          if (!same(*sources_[a], *sources_[b])) continue;
          pairs.emplace_back(a, b);
          ++partners[{a, origin(*sources_[b])}];
          ++partners[{b, origin(*sources_[a])}];
          alike[a].push_back(sources_[b]);
          alike[b].push_back(sources_[a]);
        }
      }
      for (const auto& [a, b] : pairs) {
        const bool only_ones =
            partners[{a, origin(*sources_[b])}] == 1 && partners[{b, origin(*sources_[a])}] == 1 &&
            !is_another(*sources_[a], alike[b]) && !is_another(*sources_[b], alike[a]);
        if (only_ones) join(a, b);
      }
    }
  }

  // Groups of more than one, the first source of each first.
  std::vector<std::vector<Source*>> joined() {
    std::map<size_t, std::vector<Source*>> groups;
    for (size_t i = 0; i < sources_.size(); ++i) groups[root(i)].push_back(sources_[i]);
    std::vector<std::vector<Source*>> out;
    for (auto& [root, group] : groups) {
      if (group.size() > 1) out.push_back(std::move(group));
    }
    return out;
  }

 private:
  // A programme, or "" for the corpus.
  static std::string origin(const Source& source) { return source.key.empty() ? "" : source.name; }

  // Whether one of `others` is another talk by its key.
  static bool is_another(const Source& source, const std::vector<const Source*>& others) {
    return std::any_of(others.begin(), others.end(),
                       [&](const Source* other) { return are_two_by_key(source, *other); });
  }

  size_t root(size_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }

  void join(size_t a, size_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    if (a > b) std::swap(a, b);
    const bool of_one_origin =
        std::any_of(origins_[b].begin(), origins_[b].end(),
                    [&](const std::string& origin) { return origins_[a].count(origin) > 0; });
    const bool two = std::any_of(members_[b].begin(), members_[b].end(), [&](const Source* member) {
      return is_another(*member, members_[a]);
    });
    if (of_one_origin || two) return;
    parents_[b] = a;
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    origins_[a].insert(origins_[b].begin(), origins_[b].end());
  }

  std::vector<Source*> sources_;
  std::vector<size_t> parents_;
  std::vector<std::set<std::string>> origins_;       // of the group whose root it is
  std::vector<std::vector<const Source*>> members_;  // likewise
  bool of_one_origin_;                               // then nothing is to be joined
};

bool always(const Source&, const Source&) { return true; }

std::vector<std::string> just(const std::string& value) {
  return value.empty() ? std::vector<std::string>() : std::vector{value};
}

std::vector<std::string> pages_of(const Source& source) {
  std::vector<std::string> pages;
  for (const SourceLink& link : source.links) {
    if (link.key == "page") pages.push_back(address_key(link.url));
  }
  return pages;
}

std::string year_of(const Source& event) {
  return event.start_date.empty() ? std::string(year_of_slug(event.slug))
                                  : event.start_date.substr(0, 4);
}

// Nothing that is known of their time tells that they are two.
bool may_be_at_one_time(const Source& a, const Source& b) {
  const auto agree = [](const std::string& x, const std::string& y) {
    return x.empty() || y.empty() || x == y;
  };
  return agree(a.date, b.date) && agree(a.start_time, b.start_time);
}

// Without speakers on one side their time counts instead.
bool share_a_speaker(const Source& a, const Source& b) {
  if (a.speakers.empty() || b.speakers.empty()) return may_be_at_one_time(a, b);
  std::set<std::string> names;
  for (const Word& name : a.speakers) names.insert(letters_of(name.text));
  return std::any_of(b.speakers.begin(), b.speakers.end(),
                     [&](const Word& name) { return names.count(letters_of(name.text)) > 0; });
}

// The title, and what it may be without its subtitle.
std::vector<std::string> titles_of(const Source& talk) {
  std::vector<std::string> titles = {letters_of(talk.title)};
  for (const std::string_view title : without_subtitle(talk.title)) {
    std::string letters = letters_of(title);
    if (!letters.empty() && letters != titles.back()) titles.push_back(std::move(letters));
  }
  return titles;
}

bool name_one_speaker(const Source& a, const Source& b) {
  return !a.speakers.empty() && !b.speakers.empty() && share_a_speaker(a, b);
}

// Half of a title says little, so that both must tell of a speaker.
bool differ_by_a_subtitle(const Source& a, const Source& b) {
  const auto is_beginning = [](const Source& shorter, const Source& longer) {
    return is_one_of(letters_of(shorter.title), titles_of(longer));
  };
  return name_one_speaker(a, b) && may_be_at_one_time(a, b) &&
         (is_beginning(a, b) || is_beginning(b, a));
}

bool share_a_word(const Source& a, const Source& b) {
  constexpr size_t kShortest = 4;
  const std::string one = slug_of(a.title), other = slug_of(b.title);
  const std::vector<std::string_view> words = split(one, '-');
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return word.size() >= kShortest && is_one_of(word, split(other, '-'));
  });
}

// A title changes between a list and the programme, but whoever leads a session may be said to speak at its beginning.
bool may_be_renamed(const Source& a, const Source& b) {
  return name_one_speaker(a, b) && share_a_word(a, b);
}

std::vector<std::string> times_of(const Source& talk) {
  if (talk.date.empty() || talk.start_time.empty()) return {};
  return {talk.date + " " + talk.start_time};
}

std::vector<Source*> of_kind(Corpus* corpus, SourceKind kind) {
  std::vector<Source*> sources;
  for (Source& source : corpus->sources) {
    if (source.kind == kind) sources.push_back(&source);
  }
  return sources;
}

// Puts each group into its first source; the others are marked to go.
void merge_groups(std::vector<std::vector<Source*>> groups, std::set<const Source*>* gone) {
  for (const std::vector<Source*>& group : groups) {
    merge_fields(group);
    gone->insert(group.begin() + 1, group.end());
  }
}

// Takes the doubts of one kind about an event away, where the corpus or another programme `tells` what they are about.
void settle_doubts(const std::vector<Source*>& event, Doubt kind, bool (*tells)(const Source&),
                   Problems* problems) {
  std::set<std::string> files, doubtful;
  for (const Source* source : event) files.insert(source->file);
  const auto is_doubt = [&](const Problem& problem) {
    return problem.doubt == kind && files.count(problem.path) > 0;
  };
  for (const Problem& problem : *problems) {
    if (is_doubt(problem)) doubtful.insert(problem.path);
  }
  const bool told = std::any_of(event.begin(), event.end(), [&](const Source* source) {
    return tells(*source) && doubtful.count(source->file) == 0;
  });
  if (told) std::erase_if(*problems, is_doubt);
}

bool tells_zone(const Source& event) { return !event.zone.empty(); }
bool tells_name(const Source& event) { return event.title != event.slug; }

// By the slug that an event had to the one that it has now.
std::map<std::string, std::string> merge_events(Corpus* corpus, std::set<const Source*>* gone,
                                                Problems* problems) {
  std::vector<Source*> events = of_kind(corpus, SourceKind::kEvent);
  std::stable_sort(events.begin(), events.end(), before);
  part_events(events, corpus);
  Groups groups(std::move(events));
  groups.join_by([](const Source& s) { return just(s.slug); }, always);
  groups.join_by(pages_of,
                 [](const Source& a, const Source& b) { return year_of(a) == year_of(b); });
  groups.join_by([](const Source& s) { return just(letters_of(s.title) + " " + year_of(s)); },
                 always);
  std::map<std::string, std::string> renamed;
  for (const auto& group : groups.joined()) {
    settle_doubts(group, Doubt::kZone, tells_zone, problems);
    settle_doubts(group, Doubt::kEvent, tells_name, problems);
    for (const Source* source : group) {
      if (source->slug != group.front()->slug) renamed[source->slug] = group.front()->slug;
    }
  }
  merge_groups(groups.joined(), gone);
  return renamed;
}

std::string event_of(const Source& source) { return source.slug.substr(0, source.slug.find('/')); }

void follow_events(const std::map<std::string, std::string>& renamed, Corpus* corpus) {
  for (Source& source : corpus->sources) {
    if (source.kind == SourceKind::kEvent || source.slug.find('/') == std::string::npos) continue;
    const auto to = renamed.find(event_of(source));
    if (to == renamed.end()) continue;
    source.slug = to->second + source.slug.substr(source.slug.find('/'));
    source.event = to->second;
  }
}

// Parts follow the talk that they came with.
void merge_talks(Corpus* corpus, std::set<const Source*>* gone) {
  Groups groups(of_kind(corpus, SourceKind::kTalk));
  const auto in_event = [](const Source& s, std::vector<std::string> values) {
    for (std::string& value : values) value += " " + event_of(s);
    return values;
  };
  groups.join_by([](const Source& s) { return just(s.key); }, always);
  groups.join_by([&](const Source& s) { return in_event(s, just(s.code)); }, always);
  groups.join_by([](const Source& s) { return just(s.slug); }, always);
  groups.join_by([&](const Source& s) { return in_event(s, pages_of(s)); }, always);
  groups.join_by([&](const Source& s) { return in_event(s, just(letters_of(s.title))); },
                 share_a_speaker);
  groups.join_by([&](const Source& s) { return in_event(s, titles_of(s)); }, differ_by_a_subtitle);
  groups.join_by([&](const Source& s) { return in_event(s, times_of(s)); }, may_be_renamed);
  std::map<std::pair<std::string, std::string>, std::string> renamed;  // by file and slug
  for (const auto& group : groups.joined()) {
    for (const Source* source : group)
      renamed.emplace(std::pair{source->name, source->slug}, group.front()->slug);
  }
  for (Source& source : corpus->sources) {
    const auto to = renamed.find({source.name, source.slug});
    if (is_part(source.kind) && to != renamed.end()) source.slug = to->second;
  }
  merge_groups(groups.joined(), gone);
  std::vector<Source*> kept = of_kind(corpus, SourceKind::kTalk);
  std::erase_if(kept, [&](const Source* talk) { return gone->count(talk) > 0; });
  std::stable_sort(kept.begin(), kept.end(), before);
  part_namesakes(kept, corpus);
}

void remove(const std::set<const Source*>& gone, Corpus* corpus) {
  std::vector<Source*> kept;
  for (Source& source : corpus->sources) {
    if (gone.count(&source) == 0) kept.push_back(&source);
  }
  corpus->keep(kept);
}
}  // namespace

void merge_sources(Corpus* corpus, Problems* problems) {
  std::set<const Source*> gone;
  follow_events(merge_events(corpus, &gone, problems), corpus);
  merge_talks(corpus, &gone);
  remove(gone, corpus);
  corpus->sort();
}

}  // namespace plumbline
