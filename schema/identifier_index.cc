// SPDX-License-Identifier: MIT OR Apache-2.0
// Each passage is read twice: what its HTML marks as code, which the indexer's own renderer made, and its
// plain text, where shapes tell. A candidate of the plain text counts where the same word is code in any
// passage, so that all passages are read before the first row is written.
#include "schema/identifier_index.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/sql.h"
#include "schema/text/identifier.h"

namespace plumbline {
namespace {

struct Entry {
  std::map<std::string, int> names;                            // name -> how often
  std::map<std::pair<std::int64_t, std::string>, int> places;  // passage and spelling -> how often
};

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

class IdentifierIndex {
 public:
  explicit IdentifierIndex(Database& db) : db_(db) {}

  void build() {
    Statement& rows = db_.cached(sql::k_list_marked_passages);
    while (rows.step())
      read(rows.integer(0), rows.view(1), rows.view(2), rows.view(3), rows.view(4));
    for (const auto& [passage, identifier] : candidates_) {
      if (code_names_.contains(identifier.name)) add(passage, identifier);
    }
    write();
  }

 private:
  void read(std::int64_t passage, std::string_view title, std::string_view heading,
            std::string_view body, std::string_view html) {
    std::map<std::string, int> in_code;  // is in the plain text, too, and counts once
    for (std::string_view rest = html;;) {
      const std::size_t begin = rest.find("<code>");
      if (begin == rest.npos) break;
      rest.remove_prefix(begin + 6);
      const std::string_view marked = rest.substr(0, rest.find("</code>"));
      for (const Identifier& identifier : identifiers_in_code(plain(marked))) {
        ++in_code[identifier.name];
        add(passage, identifier);
      }
    }
    for (const std::string_view text : {title, heading, body}) {
      for (const Identifier& identifier : identifiers_in_text(text)) {
        if (const auto counted = in_code.find(identifier.name); counted != in_code.end()) {
          if (counted->second-- > 0) continue;
        }
        if (identifier.sure) {
          add(passage, identifier);
        } else {
          candidates_.emplace_back(passage, identifier);
        }
      }
    }
  }

  void add(std::int64_t passage, const Identifier& identifier) {
    const std::string key = identifier_key(tokenizer_, identifier.name);
    if (key.empty()) return;
    if (identifier.sure) code_names_.insert(identifier.name);
    Entry& entry = entries_[key];
    ++entry.names[identifier.name];
    ++entry.places[{passage, identifier.spelling}];
  }

  void write() {
    std::int64_t id = 0;
    for (const auto& [key, entry] : entries_) {
      const auto name =
          std::max_element(entry.names.begin(), entry.names.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      std::set<std::int64_t> passages;
      for (const auto& [place, count] : entry.places) passages.insert(place.first);
      db_.cached(sql::k_insert_identifier)
          .bind(":id", ++id)
          .bind(":key", key)
          .bind(":name", name->first)
          .bind(":passages", static_cast<std::int64_t>(passages.size()))
          .run();
      for (const auto& [place, count] : entry.places) write_place(id, place, count);
    }
  }

  void write_place(std::int64_t id, const std::pair<std::int64_t, std::string>& place, int count) {
    db_.cached(sql::k_insert_identifier_place)
        .bind(":identifier", id)
        .bind(":passage", place.first)
        .bind(":spelling", place.second)
        .bind(":count", std::int64_t{count})
        .run();
  }

  Database& db_;
  Tokenizer tokenizer_;
  std::map<std::string, Entry> entries_;  // by key
  std::set<std::string> code_names_;
  std::vector<std::pair<std::int64_t, Identifier>> candidates_;
};

}  // namespace

void build_identifier_index(Database& db) { IdentifierIndex(db).build(); }

}  // namespace plumbline
