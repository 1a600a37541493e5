// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/quick/patch.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <vector>

#include "indexer/map/topic_map.h"
#include "indexer/pictures/write.h"
#include "schema/format.h"
#include "schema/reindex.h"
#include "schema/sql.h"

namespace plumbline {
namespace {

// Each row that writer.cc calls one of facts, and each of text, is deleted by one of these; but mentions are replaced.
constexpr std::string_view kDeleteFacts[] = {
    sql::k_delete_document,      sql::k_delete_event,   sql::k_delete_talk,
    sql::k_delete_topic,         sql::k_delete_person,  sql::k_delete_aliases,
    sql::k_delete_addresses,     sql::k_delete_origins, sql::k_delete_listed_links,
    sql::k_delete_slide_pictures};
constexpr std::string_view kDeleteText[] = {
    sql::k_delete_passages,         sql::k_delete_text_links, sql::k_delete_citations,
    sql::k_delete_statement_topics, sql::k_delete_statements, sql::k_delete_answered_questions};

template <std::size_t n>
void run_all(const std::string_view (&statements)[n], RowId document, Database& db) {
  for (std::string_view sql : statements) db.cached(sql).bind(":document", document).run();
}

std::vector<TopicMention> mentions_of(const std::set<RowId>& pages,
                                      const std::vector<LinkRecord>& all) {
  std::vector<LinkRecord> links;
  std::copy_if(all.begin(), all.end(), std::back_inserter(links),
               [&](const LinkRecord& link) { return pages.count(link.source) > 0; });
  return mentions_in(links);
}

using MapLink = std::tuple<RowId, std::string, RowId>;

// What the maps of topics are drawn from, of the documents that change. Names of topics do not change here.
std::vector<MapLink> map_links(const std::set<RowId>& documents, Database& db) {
  std::vector<MapLink> links;
  for (RowId document : documents) {
    Statement& rows = db.cached(sql::k_list_map_links).bind(":document", document);
    while (rows.step()) links.emplace_back(document, rows.text(0), rows.integer(1));
  }
  return links;
}
}  // namespace

void patch(const Knowledge& knowledge, PictureStore* pictures, const Changes& changes,
           std::string_view generation, Database& db) {
  Transaction transaction(db);
  Reindex reindex(db);
  const std::vector<MapLink> drawn = map_links(changes.facts, db);
  for (RowId page : changes.pages) reindex.before(page);
  for (RowId document : changes.facts) run_all(kDeleteFacts, document, db);
  for (RowId page : changes.pages) run_all(kDeleteText, page, db);
  each_row(knowledge, pictures, [&](const Row& row, Content content) {
    const auto& owners = content == Content::kFacts ? changes.facts : changes.pages;
    if (owners.count(row.owner()) > 0) row.insert(db);
  });
  replace_mentions(changes.pages, mentions_of(changes.pages, knowledge.links), db);
  write_pictures(pictures, db);
  for (RowId page : changes.pages) reindex.after(page);
  reindex.finish();
  if (map_links(changes.facts, db) != drawn) {
    const std::string trouble = draw_topic_maps(db);
    if (!trouble.empty()) throw LayoutError(trouble);
  }
  reseal(db, generation, changes.lists);
  transaction.commit();
}

}  // namespace plumbline
