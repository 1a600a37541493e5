// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/mentions.h: finds where a text names topics.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/link/knowledge.h"
#include "indexer/link/roster.h"
#include "schema/text/string_table.h"
#include "schema/text/tokenize.h"

namespace plumbline {

struct TopicName {
  RowId topic;
  std::string name;
  bool exact_case;  // only in this very spelling
};

// The titles and aliases of all topics, and which want their case (schema/text/naming.h).
std::vector<TopicName> list_topic_names(const Roster& roster);

// One place where a text names a topic: bytes [begin, end).
struct Mention {
  RowId topic;
  std::size_t begin, end;
};

// Knows the names by their tokens (schema/text/tokenize.h), so spellings of one name are one:
// "pin-init", "pin_init" and "PinInit". A name with other marks in it ("module!", "#[test]") is
// looked for as written, since its words alone are ordinary ones. One serves one thread.
class MentionFinder final : private TokenSink {
 public:
  explicit MentionFinder(const std::vector<TopicName>& names);

  // In order, not overlapping; of two names that begin at one place the longer one. Whole words
  // (schema/text/naming.h), and not in bare addresses.
  std::vector<Mention> find(std::string_view text);

 private:
  struct Pattern {
    RowId topic;
    std::string name;
    std::vector<std::string> tokens;
    std::size_t before, after;  // bytes of the name before its first token and behind the last
    bool exact_case;
    bool verbatim;
  };

  // A word of the text that is being searched.
  struct Word {
    std::size_t letters_end;  // of its folded text in letters_, where that of the word before ends
    std::size_t begin, end;
  };

  void part(std::string_view text, const TokenPlace& place) override;
  void whole(std::string_view, const TokenPlace&) override {}
  void find_words(std::string_view text);
  std::string_view letters_of(std::size_t word) const;

  const Pattern* longest_at(std::string_view text, std::size_t i, std::size_t* begin,
                            std::size_t* end) const;
  bool matches(const Pattern& pattern, std::string_view text, std::size_t i, std::size_t* begin,
               std::size_t* end) const;

  StringTable first_tokens_;
  std::vector<std::vector<Pattern>> patterns_;  // by first token
  std::vector<Word> words_;
  std::string letters_;
};

}  // namespace plumbline
