// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <span>

#include "schema/sql.h"
#include "server/pages/code_links.h"
#include "server/pages/load.h"
#include "server/pages/slide_pictures.h"
#include "server/search/chains.h"

namespace plumbline {
namespace {

void read_facts(Database& db, TalkPage* page) {
  Statement& row = db.cached(sql::k_find_talk);
  row.bind(":document", page->talk);
  if (!row.step()) return;
  page->date = row.text(0);
  page->abstract = row.text(1);
  page->start_time = row.text(2);
  page->end_time = row.text(3);
  page->room = row.text(4);
  page->track = row.text(5);
  page->zone = row.text(7);
  page->start_utc = row.text(8);
  page->end_utc = row.text(9);
  row.reset();
}

void read_origin(Database& db, TalkPage* page) {
  Statement& rows = db.cached(sql::k_list_origins);
  rows.bind(":document", page->talk);
  while (rows.step()) page->origin.emplace_back(rows.text(0), rows.text(1));
}

void read_chain(const Catalog& catalog, Database& db, TalkPage* page) {
  Chain chain = Chains(catalog, db).of(page->talk);
  page->earlier = std::move(chain.earlier);
  page->followed_by = std::move(chain.later);
}

// Topics that the text names or links to go under `mentions`, other documents under `refers_to`.
void read_references(const Catalog& catalog, Database& db, TalkPage* page) {
  const Document& talk = catalog[page->talk];
  const auto links = read_links(db, page->talk);
  for (const char* kind : {"mentioned", "written"}) {
    const auto found = links.find(kind);
    if (found == links.end()) continue;
    for (DocumentId target : found->second) {
      const bool topic = catalog[target].kind == Kind::kTopic;
      std::vector<DocumentId>& list = topic ? page->mentions : page->refers_to;
      if (catalog[target].id == 0 || contains(list, target) || contains(talk.topics, target)) {
        continue;
      }
      list.push_back(target);
    }
  }
}

}  // namespace

TalkPage load_programme_entry(Database& db, DocumentId talk) {
  TalkPage page;
  page.talk = talk;
  read_facts(db, &page);
  return page;
}

TalkPage load_talk_texts(const Catalog& catalog, Database& db, DocumentId talk) {
  TalkPage page = load_programme_entry(db, talk);
  page.parts = read_parts(db, talk);
  page.sources = read_addresses(db, talk).sources;
  read_references(catalog, db, &page);
  return page;
}

std::optional<TalkPage> load_talk(const Catalog& catalog, Database& db, std::string_view slug) {
  const Document* talk = catalog.find(Kind::kTalk, slug);
  if (talk == nullptr) return std::nullopt;
  TalkPage page = load_talk_texts(catalog, db, talk->id);
  add_slide_pictures(db, *talk, &page.parts);
  read_origin(db, &page);
  for (PartView& part : page.parts) link_identifiers(db, &part.passages);
  read_chain(catalog, db, &page);
  page.cited_by = read_citing(catalog, db, talk->id);
  show(db, page.cited_by);
  page.outcome = statements_of(db, talk->id);
  return page;
}

}  // namespace plumbline
