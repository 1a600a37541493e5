// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/aliases.h"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "schema/text/name_key.h"

namespace plumbline {
namespace {

std::vector<std::string> names_of(const Member& member) {
  std::vector<std::string> names = {member.title};
  if (member.kind == SourceKind::kEvent) names.push_back(member.source->short_name);
  if (member.kind == SourceKind::kTopic) {
    for (const Word& alias : member.source->aliases) names.push_back(alias.text);
  }
  names.insert(names.end(), member.also.begin(), member.also.end());
  names.push_back(member.slug);
  return names;
}

// The smaller one keeps a stem key that several want.
int rank(SourceKind kind) {
  switch (kind) {
    case SourceKind::kTopic:
      return 0;
    case SourceKind::kPerson:
      return 1;
    case SourceKind::kEvent:
      return 2;
    default:
      return 3;
  }
}

// Who keeps a stem key: nobody (0) where two of the best rank want it.
struct Claim {
  RowId document = 0;
  int rank = 4;

  void add(RowId claimant, int its_rank) {
    if (its_rank > rank || claimant == document) return;
    document = its_rank < rank ? claimant : 0;
    rank = its_rank;
  }
};

void settle_stem_keys(const Roster& roster, std::vector<AliasRecord>* aliases) {
  std::unordered_map<std::string_view, Claim> claims;
  claims.reserve(2 * aliases->size());
  for (const AliasRecord& alias : *aliases) {
    const int its_rank = rank(roster[alias.document].kind);
    claims[alias.stem_key].add(alias.document, its_rank);
    claims[alias.key].add(alias.document, its_rank);
  }
  std::vector<AliasRecord*> lost;  // the claims look into all of them
  for (AliasRecord& alias : *aliases) {
    if (claims[alias.stem_key].document != alias.document) lost.push_back(&alias);
  }
  for (AliasRecord* alias : lost) alias->stem_key.clear();
}
}  // namespace

std::vector<AliasRecord> list_aliases(const Roster& roster) {
  Tokenizer tokenizer;
  std::vector<AliasRecord> aliases;
  for (const Member& member : roster.members()) {
    if (member.root != member.id) continue;
    std::set<std::string> keys;
    int ordinal = 0;
    for (const std::string& name : names_of(member)) {
      NameKey key = name_key(tokenizer, name);
      if ((key.key.empty() && ordinal > 0) || !keys.insert(key.key).second) continue;
      aliases.push_back({member.id, name, ordinal++, std::move(key.key), std::move(key.stem_key)});
    }
  }
  settle_stem_keys(roster, &aliases);
  return aliases;
}

}  // namespace plumbline
