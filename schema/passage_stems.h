// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/passage_stems.h: which stems a passage counts in the stem index, and how much.
//
// A document's counts are those of all of its passages, weighed by where a word stands, as BM25F does with
// fields (Robertson, Zaragoza and Taylor 2004): the weights go into counts and length alike, so that one
// saturation and one length serve all fields. A transcript says a hundred times what an abstract says
// once; its words count a quarter. What is written in one has its joined spelling as a further stem (pininit
// of pin_init), which does not make a document longer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/database.h"
#include "schema/text/tokenize.h"

namespace plumbline {

class PassageStems {
 public:
  // Calls add(stem, quarters) for each occurrence in the current row of queries/list_passages.sql. Returns
  // what the passage adds to the length of its document.
  template <class Add>
  std::int64_t read(const Statement& row, const Add& add) {
    constexpr std::uint32_t kTitle = 10, kNames = 6, kTopics = 4, kHeading = 6;  // quarters
    return read(row.view(2), kTitle, add) + read(row.view(3), kNames, add) +
           read(row.view(4), kTopics, add) + read(row.view(5), kHeading, add) +
           read(row.view(6), weight_of_body(row.view(1)), add);
  }

 private:
  static std::uint32_t weight_of_body(std::string_view part) {
    if (part == "slides") return 3;
    return part == "transcript" ? 1 : 4;
  }

  template <class Add>
  std::int64_t read(std::string_view text, std::uint32_t weight, const Add& add) {
    std::int64_t length = 0;
    int chunk = -1;
    std::string whole;  // the last one; it stands at both ends of its chunk
    for (const Token& token : tokenizer_.tokenize(text)) {
      if (token.kind == Token::kPart) continue;
      if (token.kind == Token::kStem) {
        add(token.text, weight);
        length += weight;
      } else if (token.chunk != chunk || token.text != whole) {
        chunk = token.chunk;
        whole = token.text;
        add(stemmer_.stem(whole), weight);
      }
    }
    return length;
  }

  Tokenizer tokenizer_;
  Stemmer stemmer_;
};

}  // namespace plumbline
