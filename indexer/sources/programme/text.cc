// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/text.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>

#include "indexer/text/email.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";

// Between 0x80 and 0x9F, Latin-1 has control characters that nobody writes, Windows-1252 has these.
constexpr char32_t kWindows[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                   0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::string from_latin1(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    append_utf8(&text, c >= 0x80 && c < 0xA0 ? kWindows[c - 0x80] : c);
  }
  return text;
}

char32_t unit_at(std::string_view bytes, std::size_t at, bool big) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return big ? static_cast<char32_t>(first << 8 | second)
             : static_cast<char32_t>(second << 8 | first);
}

std::string from_utf16(std::string_view bytes, bool big) {
  std::string text;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t unit = unit_at(bytes, i, big);
    if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit_at(bytes, i + 2, big);
      if (low >= 0xDC00 && low < 0xE000) {
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    append_utf8(&text, unit >= 0xD800 && unit < 0xE000 ? kReplacement : unit);
  }
  return text;
}

// Without a byte order mark, a text in UTF-16 begins with two characters of ASCII in all these formats.
int utf16_order(std::string_view bytes) {  // 0: not UTF-16, 1: little, 2: big
  if (bytes.size() < 2) return 0;
  if (bytes.starts_with("\xFF\xFE")) return 1;
  if (bytes.starts_with("\xFE\xFF")) return 2;
  if (bytes.size() < 4) return 0;
  const auto zeros = [&](std::size_t a, std::size_t b) {
    return bytes[a] == '\0' && bytes[b] == '\0' && bytes[1 - a] != '\0' && bytes[5 - b] != '\0';
  };
  return zeros(1, 3) ? 1 : zeros(0, 2) ? 2 : 0;
}

// "ISO-8859-2" of <?xml version="1.0" encoding="ISO-8859-2"?>; "" where there is none, and of
// UTF-8, which it turned out not to be.
std::string declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
  const auto at = head.find("encoding=");
  if (!head.starts_with("<?xml") || at + 10 >= head.size()) return "";
  const std::string_view rest = head.substr(at + 10);
  std::string encoding(rest.substr(0, rest.find(head[at + 9])));
  const bool named =
      std::all_of(encoding.begin(), encoding.end(), [](char c) { return c > ' ' && c < '\x7F'; });
  return !named || lower(encoding).starts_with("utf") ? "" : encoding;
}

// What is declared to be in an encoding that is known; "" of all else.
std::string from_declared(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = encoding.empty() ? nullptr : ucnv_open(encoding.c_str(), &status);
  std::string text;
  if (converter && bytes.size() <= INT32_MAX) {
    icu::UnicodeString(bytes.data(), static_cast<int32_t>(bytes.size()), converter, status)
        .toUTF8String(text);
  }
  if (converter) ucnv_close(converter);
  return U_SUCCESS(status) ? text : "";
}

bool mostly_wrong(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t code_point = next_code_point(bytes, &at);
    if (at - begin > 1) ++good;
    if (code_point == kReplacement && at - begin == 1) ++bad;
  }
  return bad > good;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x9 && c <= 0xD) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000 ||
         c == 0xFEFF;
}

// True of "a@b.org" and "<a@b.org>", not of the handle "@a@b.org".
bool is_mail_address(std::string_view word) {
  while (!word.empty() && (word.front() == '<' || word.front() == '(')) word.remove_prefix(1);
  if (word.starts_with("mailto:")) word.remove_prefix(7);
  if (!word.starts_with('@') && without_emails(word) != word) return true;
  const auto at = word.find('@');
  return at != word.npos && at > 0 && word.find('.', at + 2) != word.npos;
}
}  // namespace

Decoded decode(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (const int order = utf16_order(bytes)) {
    std::string text = from_utf16(bytes, order == 2);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return {std::move(text), "was in UTF-16; save it as UTF-8"};
  }
  if (is_utf8(bytes)) return {std::string(bytes), ""};
  if (mostly_wrong(bytes)) {
    const std::string encoding = declared_encoding(bytes);
    std::string text = from_declared(bytes, encoding);
    if (!text.empty()) return {std::move(text), "was in " + encoding + "; save it as UTF-8"};
    return {from_latin1(bytes), "is not in UTF-8 and was read as Latin-1; save it as UTF-8"};
  }
  return {clean_utf8(bytes), "has bytes that are not UTF-8, which became \xEF\xBF\xBD"};
}

int line_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

std::string at_column(std::string_view text, std::size_t offset) {
  std::string_view line = text.substr(0, offset);
  line.remove_prefix(line.rfind('\n') + 1);  // npos + 1 is 0
  return " (column " + std::to_string(1 + count_code_points(line)) + ")";
}

std::string squeezed(std::string_view text) {
  const std::string clean = clean_utf8(text);
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < clean.size();) {
    const char32_t c = next_code_point(clean, &at);
    if (is_space(c)) {
      blank = !out.empty();
    } else {
      if (blank) out += ' ';
      blank = false;
      append_utf8(&out, c);
    }
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(kBlanks);
  return begin == text.npos ? std::string_view()
                            : text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool contains(std::string_view text, std::string_view part) {
  return !part.empty() && lower(text).find(lower(part)) != std::string::npos;
}

std::string person_name(std::string_view text) {
  const std::string name = squeezed(text);
  std::string out;
  for (const std::string_view word : split(name, ' ')) {
    if (word.empty() || is_mail_address(word)) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace plumbline
