// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/answered.h: the questions that texts ask and answer themselves (table answered_question), and which
// of them are like what a reader asks.
//
// "Who pays for the work on Rust in Linux?" is like "who pays the rust for linux developers": their stems, each weighed
// by how few of all the questions have it, are vectors, and the likeness is their cosine. A page that has the same
// words here and there is not like it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/database.h"
#include "schema/text/tokenize.h"
#include "server/search/matches.h"

namespace plumbline {

class AnsweredQuestions {
 public:
  AnsweredQuestions() = default;
  // Of a collection with very many the first ones: each reader's question is compared with all that share a word.
  explicit AnsweredQuestions(Database& db);

  // The documents that answer something that shares a word with `text`, each with the likeness of what is most alike:
  // above 0, at most 1. Any text.
  Matches like(Tokenizer& tokenizer, std::string_view text) const;

 private:
  struct Stem {
    double weight;
    std::vector<std::uint32_t> questions;  // that have it, rising
  };
  struct Question {
    DocumentId document;
    double length = 0;  // of its vector
  };
  double weight_of(const std::string& stem, double questions) const;

  std::vector<Question> questions_;  // by document
  std::unordered_map<std::string, Stem> stems_;
};

}  // namespace plumbline
