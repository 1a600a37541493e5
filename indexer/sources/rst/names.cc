// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/rst/names.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/sources/programme/text.h"
#include "indexer/sources/rst/marks.h"
#include "schema/text/ascii.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxValueBytes = 1000;
constexpr size_t kMaxGivenBytes = 1 << 20;  // in all
constexpr size_t kMaxLines = 5;             // of an address or a replacement
constexpr size_t kMaxOpen = 16;             // names of one address
constexpr int kMaxSteps = 8;                // from a name to a name to an address

// What goes on in lines below that are set in.
std::string value_of(std::string_view first, std::span<const RstLine> lines, size_t at,
                     std::string_view between) {
  std::string value(ascii::trimmed(first));
  const size_t end = std::min(lines.size(), at + kMaxLines);
  for (size_t i = at + 1; i < end; ++i) {
    const RstLine& line = lines[i];
    if (line.text.empty() || line.indent <= lines[at].indent || rst_field(line.text)) break;
    if (!value.empty()) value += between;
    value += line.text;
  }
  return value.size() <= kMaxValueBytes ? value : "";
}

// The text that is shown in place of a picture.
std::string alt_of(std::span<const RstLine> lines, size_t at) {
  const size_t end = std::min(lines.size(), at + kMaxLines);
  for (size_t i = at + 1; i < end && lines[i].indent > lines[at].indent; ++i) {
    const auto field = rst_field(lines[i].text);
    if (field && field->name == "alt") return std::string(lines[i].text.substr(field->bytes));
  }
  return "";
}

// "U+2014", "0x2014" and plain text, with blanks between.
std::string letters_of(std::string_view codes) {
  std::string out;
  for (std::string_view code : split(codes.substr(0, codes.find(" ..")), ' ')) {
    const bool hex = code.starts_with("U+") || code.starts_with("0x") || code.starts_with("\\u");
    unsigned letter = 0;
    if (hex) std::from_chars(code.data() + 2, code.data() + code.size(), letter, 16);
    if (letter > 0 && letter < 0x110000) {
      append_utf8(&out, letter);
    } else if (!hex) {
      out += code;
    }
  }
  return out;
}
}  // namespace

RstNames::RstNames(std::span<const RstLine> lines) {
  for (size_t at = 0; at < lines.size(); ++at) {
    if (!lines[at].text.empty()) take(lines, at);
  }
}

void RstNames::take(std::span<const RstLine> lines, size_t at) {
  const std::string_view text = lines[at].text;
  if (text.starts_with(".. _")) return take_target(lines, at);
  open_.clear();
  if (text.starts_with("__ ")) {
    unnamed_.push_back(value_of(text.substr(3), lines, at, ""));
  } else if (text.starts_with(".. |")) {
    take_substitution(lines, at);
  } else if (text.starts_with(".. role:: ") && text.ends_with("(raw)")) {
    raw_roles_.emplace(ascii::trimmed(text.substr(10, text.size() - 15)));
  } else if (at + 1 < lines.size() && rst_underlines(lines[at + 1].text, text)) {
    define(text, "");
  }
}

void RstNames::take_target(std::span<const RstLine> lines, size_t at) {
  std::string_view text = lines[at].text.substr(4);
  if (text.starts_with("_:")) {
    unnamed_.push_back(value_of(text.substr(2), lines, at, ""));
    return;
  }
  std::string name;
  size_t end = 0;
  if (text.starts_with('`')) {
    end = text.find('`', 1);
    if (end == text.npos || text.substr(end + 1, 1) != ":") return;
    name = text.substr(1, end - 1);
    ++end;
  } else {
    for (; end < text.size(); ++end) {
      if (text[end] == ':' && (end + 1 == text.size() || text[end + 1] == ' ')) break;
      if (text[end] != '\\') name += text[end];
    }
    if (end == text.size()) return;
  }
  const std::string address = value_of(text.substr(end + 1), lines, at, "");
  if (open_.size() == kMaxOpen) open_.clear();
  open_.push_back(std::move(name));
  if (address.empty()) return define(open_.back(), "");
  for (const std::string& one : open_) define(one, address);
  open_.clear();
}

void RstNames::take_substitution(std::span<const RstLine> lines, size_t at) {
  const std::string_view text = lines[at].text.substr(4);
  const size_t end = text.find('|');
  if (end == text.npos) return;
  const auto directive = rst_directive(".. " + std::string(ascii::trimmed(text.substr(end + 1))));
  if (!directive) return;
  std::string value;
  if (directive->name == "replace") value = value_of(directive->argument, lines, at, " ");
  if (directive->name == "image") value = alt_of(lines, at);
  if (directive->name == "unicode") value = letters_of(directive->argument);
  if (value.size() > kMaxValueBytes) value.clear();
  replacements_[rst_name(text.substr(0, end))] = std::move(value);
}

std::string RstNames::within_budget(const std::string& text) {
  given_ += text.size();
  return given_ > kMaxGivenBytes ? "" : text;
}

std::optional<std::string> RstNames::address(std::string_view name) {
  auto found = addresses_.find(rst_name(name));
  for (int step = 0; step < kMaxSteps && found != addresses_.end(); ++step) {
    std::string_view next = found->second;
    if (!next.ends_with('_') || next.find(':') != next.npos) return within_budget(found->second);
    next.remove_suffix(1);
    if (next.size() > 1 && next.starts_with('`') && next.ends_with('`'))
      next = next.substr(1, next.size() - 2);
    found = addresses_.find(rst_name(next));
  }
  if (found == addresses_.end()) return std::nullopt;
  return "";
}

std::optional<std::string> RstNames::next_address() {
  if (next_ == unnamed_.size()) return std::nullopt;
  const std::string& text = unnamed_[next_++];
  if (!text.ends_with('_') || text.find(':') != text.npos) return text;
  return address(std::string_view(text).substr(0, text.size() - 1)).value_or("");
}

std::optional<std::string> RstNames::replacement(std::string_view name) {
  const auto found = replacements_.find(rst_name(name));
  if (found == replacements_.end()) return std::nullopt;
  return within_budget(found->second);
}

bool RstNames::is_raw(std::string_view role) const { return raw_roles_.contains(role); }

void RstNames::define(std::string_view name, std::string_view address) {
  if (name.size() > kMaxValueBytes || address.size() > kMaxValueBytes) return;
  std::string& known = addresses_[rst_name(name)];
  if (known.empty()) known = address;
}

}  // namespace plumbline
