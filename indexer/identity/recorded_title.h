// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/recorded_title.h: titles as recordings and files have them, with the conference and the speakers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

// What may be the title of the talk, and all else that stands there: "Klint: a lint" and "LPC 2023 Gary Guo" of
// "LPC 2023 - Klint: a lint | Gary Guo".
struct TitleRun {
  std::string_view text;  // of the title, without the marks around it
  std::string rest;
  bool is_word() const { return text.find(' ') == text.npos; }
};

// All of such a title but itself whole, the longest first (by parts between colons, dashes, bars, brackets and "by"): none
// of a title in one part, nor of more than 12.
std::vector<TitleRun> runs_of_title(std::string_view title);

}  // namespace plumbline
