// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/quote.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "schema/text/ascii.h"
#include "schema/text/utf8.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kSide = 120;  // bytes shown on either side of the name, at most

struct Range {
  std::size_t begin, end;  // bytes
};

// What each character is taken for.
constexpr auto kPlain = [] {
  std::array<char, 256> plain{};
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = static_cast<char>(i);
    const bool is_joint = c == '-' || c == '_' || c == '\n';
    plain[i] = is_joint ? ' ' : ascii::lower(c);
  }
  return plain;
}();

bool is_letter(char c) {
  return ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
}

// The name as a word of its own; a plural's "s" may follow.
bool stands_alone(std::string_view text, Range place) {
  if (place.begin > 0 && is_letter(text[place.begin - 1]) && is_letter(text[place.begin]))
    return false;
  if (place.end < text.size() && text[place.end] == 's') ++place.end;
  return place.end >= text.size() || !is_letter(text[place.end]) || !is_letter(text[place.end - 1]);
}

std::string plain(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = kPlain[static_cast<unsigned char>(c)];
  return out;
}

// As find() of the text itself, which stops at every first letter of the name.
std::size_t position_of(std::string_view name, std::string_view text, std::size_t from) {
  const void* at = memmem(text.data() + from, text.size() - from, name.data(), name.size());
  if (at == nullptr) return text.npos;
  return static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
}

// Both are plain.
std::optional<Range> find_name(std::string_view text, std::string_view name) {
  if (name.empty()) return std::nullopt;
  for (std::size_t begin = position_of(name, text, 0); begin != text.npos;
       begin = position_of(name, text, begin + 1)) {
    const Range place = {begin, begin + name.size()};
    if (stands_alone(text, place)) return place;
  }
  return std::nullopt;
}

// The first name in the text; of several that begin there the longest.
std::optional<Range> find_first(std::string_view text, const std::vector<std::string>& names) {
  std::optional<Range> first;
  const std::string plain_text = plain(text);
  for (const std::string& name : names) {
    const auto found = find_name(plain_text, plain(name));
    if (!found) continue;
    const bool better = !first || found->begin < first->begin ||
                        (found->begin == first->begin && found->end > first->end);
    if (better) first = found;
  }
  return first;
}

bool ends_sentence(std::string_view text, std::size_t i) {
  if (text[i] == '\n') return i + 1 < text.size() && text[i + 1] == '\n';
  const bool stop = text[i] == '.' || text[i] == '?' || text[i] == '!';
  return stop && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n');
}

std::size_t sentence_begin(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < kSide && !ends_sentence(text, begin - 1)) --begin;
  if (begin > 0 && !ends_sentence(text, begin - 1)) {  // cut: not inside of a word
    while (begin < at && text[begin] != ' ' && text[begin] != '\n') ++begin;
  }
  while (begin < at && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
  return begin;
}

std::size_t sentence_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < kSide && !ends_sentence(text, end)) ++end;
  if (end >= text.size()) return text.size();
  if (ends_sentence(text, end)) return end + 1;
  while (end > at && text[end] != ' ' && text[end] != '\n') --end;
  return end;
}

}  // namespace

Html quote(std::string_view text, const std::vector<std::string>& names) {
  const auto found = find_first(text, names);
  if (!found) return Html(escape(shortened(text, 2 * kSide)));
  const std::size_t begin = sentence_begin(text, found->begin);
  const std::size_t end = sentence_end(text, found->end);
  const bool cut_before =
      begin > 0 && !ends_sentence(text, text.find_last_not_of(" \n", begin - 1));
  const bool cut_after = end < text.size() && !ends_sentence(text, end - 1);
  const std::string_view before = text.substr(begin, found->begin - begin);
  const std::string_view name = text.substr(found->begin, found->end - found->begin);
  const std::string_view after = text.substr(found->end, end - found->end);
  return Html((cut_before ? "… " : "") + escape(before) + "<mark>" + escape(name) + "</mark>" +
              escape(after) + (cut_after ? " …" : ""));
}

}  // namespace plumbline
