// SPDX-License-Identifier: MIT OR Apache-2.0
// The markup is our own (schema/text/rich_text.h): tags in small letters, one way to write each,
// and four entities. So it is enough to walk from tag to tag.
#include "server/pages/code_links.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "schema/sql.h"
#include "schema/text/identifier.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

constexpr std::string_view kCode = "<code>", kBlock = "<pre><code>", kEnd = "</code>";

std::string plain(std::string_view markup) {
  constexpr std::pair<std::string_view, char> kEntities[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&amp;", '&'}};
  std::string text;
  while (!markup.empty()) {
    std::size_t length = 1;
    char c = markup.front();
    for (const auto& [entity, meaning] : kEntities) {
      if (!markup.starts_with(entity)) continue;
      length = entity.size();
      c = meaning;
    }
    text += c;
    markup.remove_prefix(length);
  }
  return text;
}

class CodeLinks {
 public:
  explicit CodeLinks(Database& db) : db_(db) {}

  // The addresses in `told` are linked already; those that this links are added.
  std::string linked(std::string_view html, std::set<std::string>* told) {
    std::string out;
    bool in_link = false;
    for (std::size_t at = 0; at < html.size();) {
      const std::size_t tag = std::min(html.find('<', at), html.size());
      out += html.substr(at, tag - at);
      const std::string_view rest = html.substr(tag);
      if (rest.empty()) break;
      std::size_t length = std::min(rest.find('>'), rest.size() - 1) + 1;
      if (rest.starts_with("<a ")) in_link = true;
      if (rest.starts_with("</a>")) in_link = false;
      if (rest.starts_with(kBlock)) length = std::min(rest.find(kEnd), rest.size());
      out += rest.substr(0, length);
      at = tag + length;
      if (in_link || !rest.starts_with(kCode)) continue;
      const std::string_view code = code_of(rest);
      const std::string path = path_of_code(code);
      if (path.empty() || !told->insert(path).second) continue;
      out += "<a href=\"" + path + "\">" + std::string(code) + "</a>";
      at += code.size();
    }
    return out;
  }

 private:
  // "" where there is other markup in it.
  static std::string_view code_of(std::string_view span) {
    const std::size_t end = std::min(span.find('<', kCode.size()), span.size());
    return span.substr(end).starts_with(kEnd) ? span.substr(kCode.size(), end - kCode.size())
                                              : std::string_view();
  }

  // "" for what is no identifier, or has no other place.
  std::string path_of_code(std::string_view code) {
    const std::string text = plain(code);
    if (text.empty() || text.size() > kMaxIdentifierBytes) return {};
    const auto [known, is_new] = paths_.try_emplace(text);
    if (is_new) known->second = look_up(text);
    return known->second;
  }

  std::string look_up(const std::string& text) {
    if (identifiers_in_code(text).empty()) return {};
    Statement& row = db_.cached(sql::k_find_identifier);
    row.bind(":key", identifier_key(tokenizer_, text));
    std::string path;
    if (row.step() && row.integer(2) > 1) path = path_of_identifier(row.text(1));
    row.reset();
    return path;
  }

  Database& db_;
  Tokenizer tokenizer_;
  std::map<std::string, std::string> paths_;
};

}  // namespace

void link_identifiers(Database& db, std::vector<PassageView>* passages) {
  CodeLinks links(db);
  std::set<std::string> told;
  for (PassageView& passage : *passages) {
    if (!passage.page) told.clear();
    if (passage.html.find(kCode) != std::string::npos)
      passage.html = links.linked(passage.html, &told);
  }
}

}  // namespace plumbline
