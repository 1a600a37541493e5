// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/asciidoc/marks.h: what single lines of AsciiDoc are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

// What "[...]" above a block tells of it.
struct AsciidocMarks {
  std::string style;               // "source", "quote", "NOTE"
  std::vector<std::string> more;   // what else stands between commas: "rust", "cols=2"
  std::vector<std::string> roles;  // of "[.notes]", and options with their sign: "%hardbreaks"

  // True of a line "[...]" or "[[anchor]]", which adds to what stood above it.
  bool take(std::string_view line);
  bool is_notes() const;  // of a speaker
  bool is_code() const;
  bool has_hard_breaks() const;
  std::string credit() const;                         // of a quotation: "Ada, Letters"
  std::string value_of(std::string_view name) const;  // "" where it has none
};

// What a line begins that ends with the same line, "----", "====", "|===": a block of blocks, code, a table, or what is
// for another program.
enum class AsciidocFence { kNone, kAround, kCode, kTable, kDropped };
AsciidocFence asciidoc_fence(std::string_view line);

struct AsciidocItem {
  enum Kind { kBullet, kNumber, kTerm };
  Kind kind = kBullet;
  std::string marker;  // that all items of its list have: "**", "1.", "::"
  int start = 1;
  std::string term, text;
};
std::optional<AsciidocItem> asciidoc_item(std::string_view line);

struct AsciidocHeading {
  int depth = 0;  // 2 of "=="
  std::string text;
};
std::optional<AsciidocHeading> asciidoc_heading(std::string_view line);

// Of "image::x.png[alt]" what is shown in its place, "alt"; "" of one of which nothing is.
std::optional<std::string> asciidoc_block_macro(std::string_view line);

// A line that divides a text.
bool is_asciidoc_rule(std::string_view line);

// Without the numbers at the end of a line of code that its explanations have: "<1>".
std::string without_callouts(std::string_view line);

}  // namespace plumbline
