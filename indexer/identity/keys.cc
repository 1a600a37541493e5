// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/keys.h"

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/fingerprint.h"
#include "indexer/sources/programme/programme.h"
#include "indexer/sources/programme/slug.h"
#include "schema/text/ascii.h"
#include "schema/text/name_key.h"

namespace plumbline {
namespace {

enum class IdKind { kNone, kNumber, kUuid, kName };

IdKind kind_of(std::string_view id) {
  constexpr std::size_t kUuid = 36, kFingerprint = 16;
  const auto all = [&](auto is) { return std::all_of(id.begin(), id.end(), is); };
  const auto is_hex = [](char c) { return ascii::hex_value(c) >= 0; };
  if (id.empty()) return IdKind::kNone;
  if (all(ascii::is_digit)) return IdKind::kNumber;
  if (id.size() == kUuid && all([&](char c) { return c == '-' || is_hex(c); }))
    return IdKind::kUuid;
  return id.size() == kFingerprint && all(is_hex) ? IdKind::kNone : IdKind::kName;
}

// Behind "@" stands the time of a talk that shares its id. UIDs of calendars have an "@" of their own.
std::string_view plain_id(const Source& talk) {
  const std::string_view id = id_of(talk.key);
  if (family_of(talk.key) == "ics") return id;
  return id.substr(0, id.find('@', 1));
}

bool meet_elsewhere(const Source& a, const Source& b) {
  return a.date != b.date || a.start_time != b.start_time || a.room != b.room;
}

// The first of these that no talk has.
std::string free_slug(const Source& talk, const std::map<std::string, std::string>& taken) {
  constexpr std::size_t kShort = 12, kBeginning = 8;
  const std::string_view id = id_of(talk.key);
  const std::string longest = fingerprint(talk.key);
  for (const std::string_view end :
       {id.size() <= kShort ? id : id.substr(0, kBeginning), id, std::string_view(longest)}) {
    const std::string word = slug_of(end);
    const std::string slug = talk.slug + "-" + word;
    if (!word.empty() && taken.count(slug) == 0) return slug;
  }
  return talk.slug;
}
}  // namespace

std::string_view family_of(std::string_view key) { return key.substr(0, key.find(':')); }

std::string_view id_of(std::string_view key) {
  const auto family = key.find(':');
  if (family == key.npos) return {};
  const auto event = key.find(':', family + 1);
  return event == key.npos ? std::string_view() : key.substr(event + 1);
}

bool are_two_by_key(const Source& a, const Source& b) {
  if (a.kind == SourceKind::kEvent) return are_two_events(a, b);
  if (family_of(a.key) != family_of(b.key)) return false;
  const std::string_view x = plain_id(a), y = plain_id(b);
  if (kind_of(x) != kind_of(y) || kind_of(x) == IdKind::kNone || x == y) return false;
  return family_of(a.key) != "ics" || meet_elsewhere(a, b);
}

bool are_two_events(const Source& a, const Source& b) {
  const auto number = [](const Source& event) -> std::string_view {
    const std::string_view key = event.key;
    const std::string_view id = key.substr(std::min(key.size(), family_of(key).size() + 1));
    return kind_of(id) == IdKind::kNumber ? id : std::string_view();
  };
  const bool known = !number(a).empty() && !number(b).empty();
  return known && family_of(a.key) == family_of(b.key) && number(a) != number(b);
}

void part_events(const std::vector<Source*>& events, Corpus* corpus) {
  std::map<std::string, const Source*> first;                          // with a key, by slug
  std::map<std::pair<std::string, std::string>, std::string> renamed;  // by file and slug
  for (const Source* event : events) {
    if (event->key.empty()) continue;
    const Source* known = first.emplace(event->slug, event).first->second;
    if (!are_two_events(*known, *event)) continue;
    const std::string_view number = std::string_view(event->key).substr(event->key.find(':') + 1);
    renamed[{event->name, event->slug}] = numbered_event_slug(event->slug, number);
  }
  if (renamed.empty()) return;
  for (Source& source : corpus->sources) {
    const std::string from = source.slug.substr(0, source.slug.find('/'));
    const auto to = renamed.find({source.name, from});
    if (to != renamed.end()) move_to_event(from, to->second, &source);
  }
}

void part_namesakes(const std::vector<Source*>& talks, Corpus* corpus) {
  std::map<std::string, std::string> keys;                             // by slug
  std::map<std::pair<std::string, std::string>, std::string> renamed;  // by file and slug
  for (const Source* talk : talks) keys.emplace(talk->slug, talk->key);
  for (Source* talk : talks) {
    const std::string& key = keys[talk->slug];
    if (talk->key.empty() || talk->key == key) continue;
    std::string slug = free_slug(*talk, keys);
    keys.emplace(slug, talk->key);
    renamed.emplace(std::pair{talk->name, talk->slug}, slug);
    talk->slug = std::move(slug);
  }
  for (Source& source : corpus->sources) {
    const auto to = renamed.find({source.name, source.slug});
    if (is_part(source.kind) && to != renamed.end()) source.slug = to->second;
  }
}

}  // namespace plumbline
