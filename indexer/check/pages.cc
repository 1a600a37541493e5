// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/check/pages.h"

#include <algorithm>
#include <string>

namespace plumbline {
namespace {

// Lines "---" are what FORMAT.md calls the ends of pages; CommonMark takes some of them for
// underlines.
int count_pages(std::string_view body) {
  int pages = 1;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    if (body.substr(at, end - at) == "---") ++pages;
    at = end + 1;
  }
  return pages;
}
}  // namespace

void check_pages(const Source& deck, std::string_view body, Problems* problems) {
  const auto warn = [&](int line, std::string message) {
    problems->push_back({Severity::kWarning, deck.file, line, std::move(message)});
  };
  const int read = static_cast<int>(deck.sections.size()), written = count_pages(body);
  if (read != deck.pages || written != deck.pages) {
    warn(deck.line_of("pages"), "pages says " + std::to_string(deck.pages) + ", but there are " +
                                    std::to_string(read != deck.pages ? read : written) +
                                    " (a line --- between them, behind an empty line)");
  }
  for (const Section& page : deck.sections) {
    if (page.heading.text.empty() && !page.body.text.empty()) {
      warn(page.line, "page " + std::to_string(page.page) + " has no heading");
    }
  }
}

}  // namespace plumbline
