// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/negotiate.h: in which form to answer. Rules of RFC 9110, section 12, and one of our
// own: a client that takes anything ("*/*", a bare curl) reads in a terminal, so a page for people
// comes as text.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline {

enum class Format : std::uint8_t {
  kHtml,
  kJson,
  kText,
  kCsv,
  kNdjson,
  kAtom,
  kMarkdown,
  kBibtex,
  kCalendar,
  kSvg,
  kCount
};

std::string_view suffix_of(Format format);        // ".json"
std::string_view content_type_of(Format format);  // "application/json"; of text with its charset
std::optional<Format> format_of_suffix(std::string_view suffix);

// A set of formats.
class Formats {
 public:
  constexpr Formats() = default;
  constexpr Formats(std::initializer_list<Format> formats) {
    for (Format format : formats) bits_ |= bit(format);
  }
  constexpr bool contains(Format format) const { return (bits_ & bit(format)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  std::string list() const;  // "text/html, application/json", for people

 private:
  static constexpr unsigned bit(Format format) { return 1U << static_cast<unsigned>(format); }
  unsigned bits_ = 0;
};

// The format that an Accept header asks for, HTML before the others where it does not care; nullopt
// where none would do. No header means "*/*".
std::optional<Format> negotiate(std::string_view accept, Formats offered);

// The compressions of this server that an Accept-Encoding header allows, by name or by "*"; brotli only
// where it is liked no less than gzip.
struct Codings {
  bool gzip = false, brotli = false;
};
Codings accepted_codings(std::string_view accept_encoding);

}  // namespace plumbline
