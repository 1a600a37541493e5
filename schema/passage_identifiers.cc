// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/passage_identifiers.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace plumbline {
namespace {

// The text of our own markup: tags away, entities as characters.
std::string plain(std::string_view html) {
  constexpr std::pair<std::string_view, char> kEntities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
  std::string text;
  while (!html.empty()) {
    if (html.front() == '<') {
      html.remove_prefix(std::min(html.find('>'), html.size() - 1) + 1);
      continue;
    }
    const auto* entity = std::find_if(std::begin(kEntities), std::end(kEntities),
                                      [&](const auto& e) { return html.starts_with(e.first); });
    const bool found = entity != std::end(kEntities);
    text += found ? entity->second : html.front();
    html.remove_prefix(found ? entity->first.size() : 1);
  }
  return text;
}

std::vector<Identifier> identifiers_in_markup(std::string_view html) {
  std::vector<Identifier> found;
  for (;;) {
    const std::size_t begin = html.find("<code>");
    if (begin == html.npos) return found;
    html.remove_prefix(begin + 6);
    const std::string_view marked = html.substr(0, html.find("</code>"));
    for (Identifier& identifier : identifiers_in_code(plain(marked)))
      found.push_back(std::move(identifier));
  }
}
}  // namespace

std::vector<Identifier> identifiers_of_passage(const Statement& row) {
  std::vector<Identifier> found = identifiers_in_markup(row.view(4));
  std::map<std::string, int> in_code;  // is in the plain text, too, and counts once
  for (const Identifier& identifier : found) ++in_code[identifier.name];
  for (int column = 1; column <= 3; ++column) {  // title, heading, body
    for (Identifier& identifier : identifiers_in_text(row.view(column))) {
      const auto counted = in_code.find(identifier.name);
      if (counted != in_code.end() && counted->second-- > 0) continue;
      found.push_back(std::move(identifier));
    }
  }
  return found;
}

}  // namespace plumbline
