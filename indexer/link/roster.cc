// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/roster.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "schema/text/name_key.h"

namespace plumbline {
namespace {

constexpr SourceKind kKindsWithPath[] = {SourceKind::kTalk, SourceKind::kTopic, SourceKind::kEvent,
                                         SourceKind::kPerson};

// "gary-guo", or "gary-guo-2" where another person has that.
std::string free_slug(const std::string& name, std::set<std::string>* taken) {
  std::string base = slug_of(name), slug = base.empty() ? "person" : base;
  for (int n = 2; !taken->insert(slug).second; ++n)
    slug = (base.empty() ? "person" : base) + "-" + std::to_string(n);
  return slug;
}
}  // namespace

std::string Member::path() const {
  return "/" + std::string(directory_name(is_part(kind) ? SourceKind::kTalk : kind)) + "/" +
         std::string(is_part(kind) ? slug_of_talk(slug) : slug);
}

Roster::Roster(const Corpus& corpus) {
  for (const Source& source : corpus.sources) {
    members_.push_back({0, source.kind, source.slug, source.title, &source, 0, 0, {}});
  }
  add_people(corpus);
  number();
}

void Roster::add_people(const Corpus& corpus) {
  std::map<std::string, std::string> name_of;  // by other spelling
  std::map<std::string, std::vector<std::string>> also;
  for (const PersonEntry& person : corpus.people) {
    for (const Word& spelling : person.also) {
      if (spelling.text == person.name || !name_of.emplace(spelling.text, person.name).second)
        continue;
      also[person.name].push_back(spelling.text);
    }
  }
  std::set<std::string> names, slugs;
  for (const Source& source : corpus.sources) {
    for (const Word& speaker : source.speakers) {
      const auto canonical = name_of.find(speaker.text);
      names.insert(canonical == name_of.end() ? speaker.text : canonical->second);
    }
  }
  for (const std::string& name : names) {
    const std::string slug = free_slug(name, &slugs);
    members_.push_back({0, SourceKind::kPerson, slug, name, nullptr, 0, 0, also[name]});
    person_slugs_.emplace(name, slug);
    for (const std::string& spelling : also[name]) person_slugs_.emplace(spelling, slug);
  }
}

void Roster::number() {
  std::sort(members_.begin(), members_.end(), [](const Member& a, const Member& b) {
    return std::tie(a.kind, a.slug) < std::tie(b.kind, b.slug);
  });
  for (Member& member : members_) {
    member.id = static_cast<RowId>(&member - members_.data()) + 1;
    ids_.emplace(std::pair{member.kind, member.slug}, member.id);
  }
  for (Member& member : members_) {
    member.root =
        is_part(member.kind) ? find(SourceKind::kTalk, slug_of_talk(member.slug)) : member.id;
    if (member.kind == SourceKind::kEvent) member.event = member.id;
    if (member.kind == SourceKind::kTalk || is_part(member.kind)) {
      member.event = find(SourceKind::kEvent, member.slug.substr(0, member.slug.find('/')));
    }
  }
}

RowId Roster::find(SourceKind kind, std::string_view slug) const {
  const auto found = ids_.find(std::pair{kind, std::string(slug)});
  return found == ids_.end() ? 0 : found->second;
}

RowId Roster::find_person(std::string_view name) const {
  const auto found = person_slugs_.find(name);
  return found == person_slugs_.end() ? 0 : find(SourceKind::kPerson, found->second);
}

bool Roster::belong_together(RowId a, RowId b) const {
  const Member &left = (*this)[a], &right = (*this)[b];
  const bool with_event = left.kind == SourceKind::kEvent || right.kind == SourceKind::kEvent;
  return a == b || (with_event && left.event != 0 && left.event == right.event);
}

RowId Roster::find_path(std::string_view path) const {
  if (path.starts_with('/')) path.remove_prefix(1);
  path = path.substr(0, path.find_first_of("#?"));
  for (SourceKind kind : kKindsWithPath) {
    const std::string prefix = std::string(directory_name(kind)) + "/";
    if (path.starts_with(prefix)) return find(kind, path.substr(prefix.size()));
  }
  return 0;
}

}  // namespace plumbline
