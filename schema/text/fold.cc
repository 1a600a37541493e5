// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/fold.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <new>
#include <vector>

#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr std::pair<char32_t, std::string_view> kUndivided[] = {
    {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"}, {U'þ', "th"}, {U'đ', "d"}, {U'ħ', "h"},
    {U'ı', "i"},  {U'ł', "l"}, {U'ŋ', "n"}, {U'œ', "oe"}, {U'ŧ', "t"}};

CharClass classify(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return CharClass::kUpper;
    case UTF8PROC_CATEGORY_LL:
      return CharClass::kLower;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return CharClass::kLetter;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return CharClass::kDigit;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharClass::kMark;
    default:
      break;
  }
  if (c == 0xAD || c == 0x2060 || c == 0xFEFF || c == 0x200C || c == 0x200D)
    return CharClass::kIgnorable;
  return CharClass::kOther;
}

std::string folded(char32_t c) {
  // Case first, so that the few undivided letters are listed in small letters only.
  constexpr auto kOptions =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                     UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  std::string in;
  append_utf8(&in, c);
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(in.data()),
                                   static_cast<utf8proc_ssize_t>(in.size()), &mapped, kOptions);
  if (length == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();  // and no letter that stays as it is
  if (length < 0) return in;
  const std::string text(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  free(mapped);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code_point = next_code_point(text, &at);
    const auto* found = std::find_if(std::begin(kUndivided), std::end(kUndivided),
                                     [&](const auto& entry) { return entry.first == code_point; });
    out += found == std::end(kUndivided) ? std::string_view(text).substr(begin, at - begin)
                                         : found->second;
  }
  return out;
}

// Latin, Greek and Cyrillic, worked out once; everything above is asked of utf8proc each time.
constexpr char32_t kTableSize = 0x600;
struct Table {
  std::array<CharClass, kTableSize> classes;
  std::vector<std::string> folds;

  Table() : classes{}, folds(kTableSize) {
    for (char32_t c = 0; c < kTableSize; ++c) {
      classes[c] = classify(c);
      folds[c] = c < 0x80 && classes[c] == CharClass::kOther ? std::string(1, static_cast<char>(c))
                                                             : folded(c);
    }
  }
};

const Table& table() {
  static const Table kTable;
  return kTable;
}
}  // namespace

CharClass char_class(char32_t c) { return c < kTableSize ? table().classes[c] : classify(c); }

void append_folded(std::string* out, char32_t c) {
  if (c < kTableSize) {
    *out += table().folds[c];
  } else {
    *out += folded(c);
  }
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_folded(&out, next_code_point(text, &at));
  return out;
}

}  // namespace plumbline
