// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/mentions.h: which topics the texts name, kept packed in both directions, since there are more of these than of
// all other links: forty a talk, in a byte and a half where rows took thirty-five. Queries read them with each_posting()
// of each_posting.h.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <vector>

#include "schema/database.h"

namespace plumbline {

struct TopicMention {
  std::int64_t source;  // the document that answers: a talk, not its notes
  std::int64_t topic;
  std::int64_t passage;  // of the source, where it stands first
  std::uint32_t count;   // how often it stands in the text
};

// How many documents side by side share a row of table mentioning: 2^11, so that a change of one writes little.
inline constexpr int kMentioningBits = 11;

// Fills tables mentioned and mentioning, which are empty. There is one mention of a topic in a source.
void write_mentions(std::vector<TopicMention> mentions, Database& db);

// Calls visit(source) for each document that mentions the topic, in rising order.
void each_mention(Database& db, std::int64_t topic, const std::function<void(std::int64_t)>& visit);

// Puts those of `mentions` that are in these sources in the place of the sources' others. The tables have the same rows
// then as if they were written anew.
void replace_mentions(const std::set<std::int64_t>& sources,
                      const std::vector<TopicMention>& mentions, Database& db);

}  // namespace plumbline
