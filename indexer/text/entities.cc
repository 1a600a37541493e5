// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/entities.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
    {"amp", "&"},  {"lt", "<"},   {"gt", ">"}, {"quot", "\""},
    {"apos", "'"}, {"nbsp", " "}, {"lrm", ""}, {"rlm", ""}};
constexpr std::size_t kMaxName = 10;
constexpr int kMaxTimes = 3;  // that a title was escaped

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
  return false;
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
