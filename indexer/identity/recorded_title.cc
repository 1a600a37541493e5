// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/recorded_title.h"

#include <cstddef>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMostParts = 12;

// Also those that yt-dlp writes in names of files.
constexpr std::string_view kMarks[] = {": ",     " - ",    " | ",      "|",        " (",
                                       ") ",     ")",      " [",       "] ",       "]",
                                       " by ",   " @ ",    " / ",      " \u2013 ", " \u2014 ",
                                       "\uFF1A", "\uFF5C", " \u29F8 ", " \u2022 ", " \u00B7 "};

// How many bytes a mark has that begins there; 0 where none does.
size_t mark_at(std::string_view text, size_t at) {
  size_t longest = 0;
  for (const std::string_view mark : kMarks) {
    if (mark.size() > longest && text.substr(at).starts_with(mark)) longest = mark.size();
  }
  return longest;
}

std::vector<std::string_view> parts_of(std::string_view title) {
  std::vector<std::string_view> parts;
  size_t begin = 0;
  const auto end_part = [&](size_t end) {
    const std::string_view part = ascii::trimmed(title.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(part);
  };
  for (size_t at = 0; at < title.size();) {
    const size_t mark = mark_at(title, at);
    if (mark > 0) {
      end_part(at);
      begin = at + mark;
    }
    at += mark > 0 ? mark : 1;
  }
  end_part(title.size());
  return parts;
}

// From the beginning of the one to the end of the other, both of one text.
std::string_view spanning(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<size_t>(last.data() + last.size() - first.data())};
}
}  // namespace

std::vector<TitleRun> runs_of_title(std::string_view title) {
  const std::vector<std::string_view> parts = parts_of(title);
  std::vector<TitleRun> runs;
  if (parts.size() > kMostParts) return runs;
  for (size_t length = parts.size(); length-- > 1;) {
    for (size_t begin = 0; begin + length <= parts.size(); ++begin) {
      TitleRun run{spanning(parts[begin], parts[begin + length - 1]), ""};
      for (size_t i = 0; i < parts.size(); ++i) {
        if (i < begin || i >= begin + length)
          run.rest += (run.rest.empty() ? "" : " ") + std::string(parts[i]);
      }
      runs.push_back(std::move(run));
    }
  }
  return runs;
}

}  // namespace plumbline
