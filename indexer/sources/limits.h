// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/limits.h: how large a file may be, all in one place; docs/sources.md tells them to users, and
// formats_test.cc compares the two.
#pragma once

#include <cstddef>
#include <string>

namespace plumbline {

inline constexpr std::size_t kMaxDocumentBytes = 256 << 10;  // our Markdown, and people.yml
inline constexpr std::size_t kMaxTextBytes = 4 << 20;        // notes, subtitles, decks in Markdown
inline constexpr std::size_t kMaxProgrammeBytes = 32 << 20;  // XML, JSON, iCalendar, tables
inline constexpr std::size_t kMaxDeckBytes = 64 << 20;       // PDF, PPTX, ODP, DOCX, ODT
inline constexpr std::size_t kMaxPages = 2'000;              // of a deck

// The largest file that any format takes.
inline constexpr std::size_t kMaxFileBytes = kMaxDeckBytes;

// As people read it: "256 KiB", "32 MiB".
inline std::string size_text(std::size_t bytes) {
  return bytes < (1 << 20) ? std::to_string(bytes >> 10) + " KiB"
                           : std::to_string(bytes >> 20) + " MiB";
}

}  // namespace plumbline
