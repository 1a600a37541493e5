// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/entities.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
    {"amp", "&"},  {"lt", "<"},   {"gt", ">"}, {"quot", "\""},
    {"apos", "'"}, {"nbsp", " "}, {"lrm", ""}, {"rlm", ""}};
// Of the characters from U+00A1 on, in their order.
constexpr std::string_view kLatin[] = {
    "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",
    "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",
    "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",
    "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",
    "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute",
    "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
    "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",
    "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave",
    "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",    "ntilde",
    "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute",
    "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};
constexpr char32_t kFirstOfLatin = 0xA1;
constexpr std::pair<std::string_view, char32_t> kOthers[] = {
    {"OElig", 0x152},  {"oelig", 0x153},   {"Scaron", 0x160}, {"scaron", 0x161}, {"Ccaron", 0x10C},
    {"ccaron", 0x10D}, {"Zcaron", 0x17D},  {"zcaron", 0x17E}, {"Rcaron", 0x158}, {"rcaron", 0x159},
    {"ecaron", 0x11B}, {"Yuml", 0x178},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},
    {"rsquo", 0x2019}, {"sbquo", 0x201A},  {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bdquo", 0x201E},
    {"bull", 0x2022},  {"hellip", 0x2026}, {"euro", 0x20AC},  {"trade", 0x2122}, {"larr", 0x2190},
    {"rarr", 0x2192},  {"lsaquo", 0x2039}, {"rsaquo", 0x203A}};
constexpr std::size_t kMaxName = 10;
constexpr int kMaxTimes = 3;  // that a title was escaped

// "eacute" is U+00E9.
bool append_letter(std::string_view name, std::string* out) {
  const auto* const latin = std::find(std::begin(kLatin), std::end(kLatin), name);
  if (latin != std::end(kLatin)) {
    append_utf8(out, kFirstOfLatin + static_cast<char32_t>(latin - std::begin(kLatin)));
    return true;
  }
  for (const auto& [known, character] : kOthers) {
    if (known != name) continue;
    append_utf8(out, character);
    return true;
  }
  return false;
}

bool append_number(std::string_view name, std::string* out) {
  const bool hex = name.starts_with("#x") || name.starts_with("#X");
  const std::string_view digits = name.substr(std::min<std::size_t>(name.size(), hex ? 2 : 1));
  long code = 0;
  const char* last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, code, hex ? 16 : 10);
  const bool character = code >= 32 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  if (digits.empty() || error != std::errc() || end != last || !character) return false;
  append_utf8(out, static_cast<char32_t>(code));
  return true;
}

}  // namespace

bool append_entity(std::string_view name, std::string* out) {
  if (name.starts_with('#')) return append_number(name, out);
  for (const auto& [known, character] : kEntities) {
    if (known != name) continue;
    *out += character;
    return true;
  }
  return append_letter(name, out);
}

std::string unescaped_once(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text[at] == '&' ? text.substr(at, kMaxName + 2).find(';') : text.npos;
    if (end != text.npos && append_entity(text.substr(at + 1, end - 1), &out)) {
      at += end + 1;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::string without_entities(std::string_view text) {
  std::string out(text);
  for (int i = 0; i < kMaxTimes && out.find('&') != out.npos; ++i) {
    std::string once = unescaped_once(out);
    if (once == out) break;
    out = std::move(once);
  }
  return out;
}

}  // namespace plumbline
