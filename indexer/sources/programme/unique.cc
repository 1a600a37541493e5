// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/unique.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "indexer/fingerprint.h"
#include "indexer/sources/programme/slug.h"

namespace plumbline {
namespace {

std::string when(const Source& talk) {
  if (talk.date.empty()) return "";
  return talk.date + (talk.start_time.empty() ? "" : "T" + talk.start_time);
}

std::string short_id(const MadeTalk& talk) {
  const TalkFacts& facts = *talk.facts;
  for (const std::string* id : {&facts.id, &facts.code}) {
    if (!id->empty() && id->size() <= 12) return make_slug(*id);
  }
  return make_slug(facts.guid.substr(0, 8));
}

std::map<std::string, int> count(const std::vector<MadeTalk>& talks, std::string Source::*member) {
  std::map<std::string, int> counts;
  for (const MadeTalk& talk : talks) ++counts[talk.source.*member];
  return counts;
}

// Appends what `suffix` gives to the values that are there more than once.
void lengthen(std::vector<MadeTalk>* talks, std::string Source::*member, char separator,
              const std::function<std::string(const MadeTalk&)>& suffix) {
  const std::map<std::string, int> counts = count(*talks, member);
  for (MadeTalk& talk : *talks) {
    std::string& value = talk.source.*member;
    if (counts.at(value) < 2) continue;
    const std::string more = suffix(talk);
    if (!more.empty()) value += separator + more;
  }
}

std::string time_or_title(const MadeTalk& talk) {
  const std::string time = when(talk.source);
  return time.empty() ? make_slug(talk.source.title) : time;
}

// Of all by which talks of one key differ.
std::string difference(const MadeTalk& talk) {
  const Source& source = talk.source;
  return fingerprint(source.key + '\n' + source.title + '\n' + when(source) + '\n' + source.room);
}
}  // namespace

std::vector<MadeTalk> make_keys_unique(std::vector<MadeTalk>* talks) {
  std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
  std::vector<MadeTalk> once, again;
  for (MadeTalk& talk : *talks) {
    const Source& source = talk.source;
    const bool first = seen.insert({source.key, source.title, when(source), source.room}).second;
    (first ? once : again).push_back(std::move(talk));
  }
  *talks = std::move(once);
  lengthen(talks, &Source::key, '@', time_or_title);
  lengthen(talks, &Source::key, '@', difference);
  return again;
}

void make_slugs_unique(std::vector<MadeTalk>* talks) {
  lengthen(talks, &Source::slug, '-', short_id);
  lengthen(talks, &Source::slug, '-',
           [](const MadeTalk& talk) { return make_slug(talk.facts->guid); });
  lengthen(talks, &Source::slug, '-',
           [](const MadeTalk& talk) { return make_slug(when(talk.source)); });
  lengthen(talks, &Source::slug, '-', difference);
}

}  // namespace plumbline
