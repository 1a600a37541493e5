// SPDX-License-Identifier: MIT OR Apache-2.0
// A text of n tokens asks the table n times with one token; behind it stand the few names that
// begin with that token. 1,500 names of three tokens at most need no more than that; Aho-Corasick
// would find the same.
#include "indexer/link/mentions.h"

#include <algorithm>

#include "schema/text/fold.h"
#include "schema/text/naming.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

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
}  // namespace

std::vector<TopicName> list_topic_names(const Roster& roster) {
  std::vector<TopicName> names;
  const auto add = [&](const Member& topic, const std::string& name, bool is_title) {
    names.push_back({topic.id, name, wants_exact_case(name, is_title, topic.source->category)});
  };
  for (const Member& member : roster.members()) {
    if (member.kind != SourceKind::kTopic) continue;
    add(member, member.title, true);
    for (const Word& alias : member.source->aliases) add(member, alias.text, false);
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
  return (pattern.before > 0 || name_may_begin(text, *begin)) &&
         (pattern.after > 0 || name_may_end(text, *end)) && !in_bare_address(text, *begin);
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
