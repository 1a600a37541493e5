// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/stop_words.h"

#include <algorithm>
#include <iterator>

#include "schema/text/stem.h"

namespace plumbline {
namespace {
constexpr std::string_view kStopWords[] = {
    "a",        "about",   "all",    "am",     "an",   "and",       "any",          "anyone",
    "anything", "are",     "as",     "at",     "be",   "been",      "but",          "by",
    "can",      "cannot",  "cant",   "could",  "did",  "discussed", "do",           "does",
    "doesnt",   "done",    "dont",   "each",   "else", "ever",      "every",        "explain",
    "explains", "find",    "for",    "from",   "get",  "give",      "had",          "happen",
    "happens",  "has",     "have",   "having", "he",   "her",       "his",          "how",
    "i",        "if",      "im",     "in",     "into", "is",        "isnt",         "it",
    "its",      "just",    "know",   "like",   "many", "may",       "me",           "might",
    "more",     "most",    "much",   "must",   "my",   "no",        "not",          "of",
    "on",       "one",     "or",     "other",  "our",  "please",    "presentation", "session",
    "sessions", "she",     "should", "so",     "some", "someone",   "something",    "such",
    "talk",     "talks",   "tell",   "than",   "that", "the",       "their",        "them",
    "then",     "there",   "these",  "they",   "this", "those",     "to",           "too",
    "us",       "very",    "was",    "we",     "were", "what",      "whats",        "when",
    "where",    "whether", "which",  "while",  "who",  "whom",      "whose",        "why",
    "will",     "with",    "would",  "you",    "your"};
static_assert(std::is_sorted(std::begin(kStopWords), std::end(kStopWords)));
}  // namespace

bool is_stop_word(std::string_view word) {
  return std::binary_search(std::begin(kStopWords), std::end(kStopWords), word);
}

std::span<const std::string_view> stop_words() { return kStopWords; }

std::set<std::string, std::less<>> stems_of_stop_words() {
  std::set<std::string, std::less<>> stems;
  Stemmer stemmer;
  for (const std::string_view word : stop_words()) stems.insert(stemmer.stem(word));
  return stems;
}

}  // namespace plumbline
