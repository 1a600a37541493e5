// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/address_book.h"

#include <algorithm>

#include "schema/text/address_key.h"

namespace plumbline {
namespace {

// Link keys under which a document gives what is about itself; "docs" or "book" lead to manuals.
constexpr std::string_view kOwnKeys[] = {"page",       "slides",    "video",   "article",
                                         "transcript", "recording", "blog",    "home",
                                         "code",       "thread",    "patches", "notes"};

// Of those, the keys under which an address is the thing itself for each kind: an article about a topic is
// not the topic, nor is the code that a talk shows the talk.
constexpr std::string_view kTalkKeys[] = {"page", "slides",     "video", "article", "recording",
                                          "blog", "transcript", "notes", "thread",  "patches"};
constexpr std::string_view kTopicKeys[] = {"home", "page", "code"};
constexpr std::string_view kEventKeys[] = {"page", "home"};

constexpr std::size_t kFew = 3;

bool is_itself(SourceKind kind, std::string_view key) {
  const auto among = [key](const auto& keys) {
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
  };
  switch (kind) {
    case SourceKind::kTalk:
      return among(kTalkKeys);
    case SourceKind::kTopic:
      return among(kTopicKeys);
    default:
      return among(kEventKeys);
  }
}

bool is_own(std::string_view key) {
  return std::find(std::begin(kOwnKeys), std::end(kOwnKeys), key) != std::end(kOwnKeys);
}
}  // namespace

AddressBook::AddressBook(const Roster& roster) {
  for (const Member& member : roster.members()) {
    if (!member.source) continue;
    for (const SourceLink& link : member.source->links) {
      if (!is_own(link.key)) continue;
      std::vector<Owner>& owners = owners_[address_key(link.url)];
      const bool known = std::any_of(owners.begin(), owners.end(), [&](const Owner& owner) {
        return owner.document == member.root;
      });
      if (!known)
        owners.push_back({member.root, member.kind == SourceKind::kEvent && link.key == "page"});
    }
  }
}

std::vector<RowId> AddressBook::find(std::string_view url) const {
  std::vector<RowId> documents;
  const auto found = owners_.find(address_key(url));
  if (found == owners_.end()) return documents;
  const bool few = found->second.size() <= kFew;
  for (const Owner& owner : found->second) {
    if (few || owner.page_of_event) documents.push_back(owner.document);
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

bool AddressBook::is(const Member& document, std::string_view link_key,
                     std::string_view url) const {
  if (!is_itself(document.kind, link_key)) return false;
  const std::vector<RowId> owners = find(url);
  return std::binary_search(owners.begin(), owners.end(), document.id);
}

}  // namespace plumbline
