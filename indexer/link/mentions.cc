// SPDX-License-Identifier: MIT OR Apache-2.0
// A text of n tokens asks the table n times with one token; behind it stand the few names that
// begin with that token. 1,500 names of three tokens at most need no more than that; Aho-Corasick
// would find the same.
#include "indexer/link/mentions.h"

#include <algorithm>

#include "schema/text/fold.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

bool all_letters_or_digits(std::string_view name) {
  for (size_t at = 0; at < name.size();) {
    if (!is_word(char_class(next_code_point(name, &at)))) return false;
  }
  return !name.empty();
}

bool begins_with_capital(std::string_view name) {
  size_t at = 0;
  return !name.empty() && char_class(next_code_point(name, &at)) == CharClass::kUpper;
}

// A kind of topic whose title is a proper name.
bool has_proper_name(std::string_view category) {
  constexpr std::string_view kCategories[] = {"tool", "driver", "compiler", "language",
                                              "subproject"};
  return std::find(std::begin(kCategories), std::end(kCategories), category) !=
         std::end(kCategories);
}

// Characters that only join words, so that the tokens say it all.
bool is_joint(char32_t c) {
  return c == U' ' || c == U'-' || c == U'_' || c == U'.' || c == U'\'' || c == 0x2019;
}

// True where the name has something else outside of its tokens.
template <class Word>
bool has_marks(std::string_view name, const std::vector<Word>& words) {
  auto word = words.begin();
  for (size_t at = 0; at < name.size();) {
    while (word != words.end() && word->end <= at) ++word;
    const size_t begin = at;
    const char32_t c = next_code_point(name, &at);
    const bool inside = word != words.end() && word->begin <= begin;
    const bool path =
        c == U':' && (name.substr(begin, 2) == "::" || (begin > 0 && name[begin - 1] == ':'));
    const bool possessive = (c == U's' || c == U'S') && begin > 0 && (name[begin - 1] == '\'');
    if (!inside && !is_joint(c) && !path && !possessive) return true;
  }
  return false;
}

// The same but for case, accents and the kind of blanks.
bool same_folded(std::string_view a, std::string_view b) {
  const auto plain = [](std::string_view text) {
    std::string folded = fold(text);
    std::replace(folded.begin(), folded.end(), '\n', ' ');
    return folded;
  };
  return plain(a) == plain(b);
}

size_t previous(std::string_view text, size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

bool word_at(std::string_view text, size_t at) {
  return at < text.size() && is_word(char_class(next_code_point(text, &at)));
}

// No identifier or file name goes on across this edge of a word: binder_alloc, binder.c, PinInit.
bool word_begins(std::string_view text, size_t begin) {
  if (begin == 0) return true;
  const size_t before = previous(text, begin);
  if (text[before] == '_' || word_at(text, before)) return false;
  return text[before] != '.' || before == 0 || !word_at(text, previous(text, before));
}

bool word_ends(std::string_view text, size_t end) {
  if (end == text.size()) return true;
  if (text[end] == '_' || word_at(text, end)) return false;
  return text[end] != '.' || !word_at(text, end + 1);
}

// Looks no farther back than an address is long.
bool in_bare_address(std::string_view text, size_t begin) {
  constexpr size_t kLongestAddress = 512;
  const size_t from = begin > kLongestAddress ? begin - kLongestAddress : 0;
  const std::string_view before = text.substr(from, begin - from);
  const size_t blank = before.find_last_of(" \n\t");
  return before.substr(blank == before.npos ? 0 : blank + 1).find("://") != before.npos;
}
}  // namespace

std::vector<TopicName> list_topic_names(const Roster& roster) {
  std::vector<TopicName> names;
  const auto add = [&](const Member& topic, const std::string& name, bool proper) {
    names.push_back(
        {topic.id, name, proper && all_letters_or_digits(name) && begins_with_capital(name)});
  };
  for (const Member& member : roster.members()) {
    if (member.kind != SourceKind::kTopic) continue;
    add(member, member.title, has_proper_name(member.source->category));
    for (const Word& alias : member.source->aliases) add(member, alias.text, true);
  }
  return names;
}

void MentionFinder::part(std::string_view text, const TokenPlace& place) {
  letters_ += cut_utf8(text, kMaxTokenBytes);
  words_.push_back({letters_.size(), place.begin, place.end});
}

void MentionFinder::find_words(std::string_view text) {
  words_.clear();
  letters_.clear();
  cut_into_tokens(text, *this);
}

std::string_view MentionFinder::letters_of(std::size_t word) const {
  const size_t begin = word == 0 ? 0 : words_[word - 1].letters_end;
  return std::string_view(letters_).substr(begin, words_[word].letters_end - begin);
}

MentionFinder::MentionFinder(const std::vector<TopicName>& names) {
  for (const TopicName& name : names) {
    find_words(name.name);
    if (words_.empty()) continue;
    Pattern pattern{name.topic,
                    name.name,
                    {},
                    words_.front().begin,
                    name.name.size() - words_.back().end,
                    name.exact_case,
                    has_marks(name.name, words_)};
    for (size_t i = 0; i < words_.size(); ++i) pattern.tokens.emplace_back(letters_of(i));
    if (!pattern.verbatim) pattern.before = pattern.after = 0;
    const std::uint32_t first = first_tokens_.number(pattern.tokens.front());
    if (first == patterns_.size()) patterns_.emplace_back();
    patterns_[first].push_back(std::move(pattern));
  }
}

bool MentionFinder::matches(const Pattern& pattern, std::string_view text, size_t i, size_t* begin,
                            size_t* end) const {
  const size_t count = pattern.tokens.size();
  if (count > words_.size() - i) return false;
  for (size_t k = 0; k < count; ++k) {
    if (letters_of(i + k) != pattern.tokens[k]) return false;
  }
  *begin = words_[i].begin;
  *end = words_[i + count - 1].end;
  if (pattern.before > *begin || pattern.after > text.size() - *end) return false;
  *begin -= pattern.before;
  *end += pattern.after;
  const std::string_view found = text.substr(*begin, *end - *begin);
  if (pattern.exact_case && found != pattern.name) return false;
  if (pattern.verbatim && !same_folded(found, pattern.name)) return false;
  return (pattern.before > 0 || word_begins(text, *begin)) &&
         (pattern.after > 0 || word_ends(text, *end)) && !in_bare_address(text, *begin);
}

const MentionFinder::Pattern* MentionFinder::longest_at(std::string_view text, size_t i,
                                                        size_t* begin, size_t* end) const {
  const auto first = first_tokens_.find(letters_of(i));
  if (!first) return nullptr;
  const Pattern* best = nullptr;
  for (const Pattern& pattern : patterns_[*first]) {
    size_t from = 0, to = 0;
    if (!matches(pattern, text, i, &from, &to) || (best && to <= *end)) continue;
    best = &pattern;
    *begin = from;
    *end = to;
  }
  return best;
}

std::vector<Mention> MentionFinder::find(std::string_view text) {
  std::vector<Mention> mentions;
  find_words(text);
  for (size_t i = 0; i < words_.size();) {
    size_t begin = 0, end = 0;
    const Pattern* pattern = longest_at(text, i, &begin, &end);
    if (!pattern || (!mentions.empty() && begin < mentions.back().end)) {
      ++i;
      continue;
    }
    mentions.push_back({pattern->topic, begin, end});
    while (i < words_.size() && words_[i].begin < end) ++i;
  }
  return mentions;
}

}  // namespace plumbline
