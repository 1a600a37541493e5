// SPDX-License-Identifier: MIT OR Apache-2.0
// Facts are cheap: all of them are made anew and compared by hash. Text is dear: a page is made anew where one
// of its sources changed, and where what it leads to did, which the published links and citations tell:
//
//   the title of a talk or event    in pages that link to it by its slug
//   an address of a document        in pages that give or cite that address
//   anything else that a text is linked by (the names of topics and people, the ids of documents)
//                                   anywhere, so that nothing is quick then
#include "indexer/quick/quick.h"

#include <algorithm>
#include <future>
#include <set>
#include <utility>

#include "indexer/link/link.h"
#include "indexer/map/layout_process.h"
#include "indexer/quick/patch.h"
#include "schema/sql.h"

namespace plumbline {
namespace {

// More of them take as long as all.
constexpr std::size_t kMostPages = 200;

using Keys = std::set<std::pair<std::string, std::string>>;  // of a link, and of its address

class ChangedPages {
 public:
  ChangedPages(Database& published, const Linker& linker) : db_(published), linker_(linker) {
    for (const AddressRecord& row : linker.knowledge().addresses)
      keys_[row.document].emplace(row.key, row.url_key);
  }

  // Of a document whose source changed.
  void add(RowId document) {
    const Member& member = linker_.roster()[document];
    pages.insert(member.root);
    Statement& title = db_.cached(sql::k_find_title).bind(":document", document);
    const bool renamed = title.step() && title.view(0) != member.title;
    title.reset();
    if (renamed) add_all(db_.cached(sql::k_find_writers_of_link).bind(":document", document));
    for (const std::string& key : changed_keys(document))
      add_all(db_.cached(sql::k_find_users_of_key).bind(":key", key));
  }

  std::set<RowId> pages;

 private:
  std::set<std::string> changed_keys(RowId document) {
    Keys before;
    Statement& rows = db_.cached(sql::k_list_url_keys).bind(":document", document);
    while (rows.step()) before.emplace(rows.text(0), rows.text(1));
    const Keys& now = keys_[document];
    std::vector<Keys::value_type> changed;
    std::set_symmetric_difference(before.begin(), before.end(), now.begin(), now.end(),
                                  std::back_inserter(changed));
    std::set<std::string> keys;
    for (auto& [key, url_key] : changed) keys.insert(std::move(url_key));
    return keys;
  }

  void add_all(Statement& documents) {
    while (documents.step()) pages.insert(linker_.roster()[documents.integer(0)].root);
  }

  Database& db_;
  const Linker& linker_;
  std::map<RowId, Keys> keys_;
};

std::set<RowId> pages_to_make(const Basis& before, const Basis& now, const Linker& linker,
                              Database& published) {
  ChangedPages changed(published, linker);
  for (std::size_t id = 1; id < now.sources.size(); ++id) {
    if (now.sources[id] != before.sources[id]) changed.add(static_cast<RowId>(id));
  }
  return std::move(changed.pages);
}

// What the published texts of all pages name.
std::vector<LinkRecord> published_mentions(const std::string& path) {
  Database published = Database::open_published(path);
  std::vector<LinkRecord> links;
  Statement& rows = published.cached(sql::k_list_mentions);
  while (rows.step()) {
    links.push_back(
        {rows.integer(0), "mentioned", rows.integer(1), 0, static_cast<int>(rows.integer(2)), 0});
  }
  return links;
}

std::vector<LinkRecord> without_those_of(const std::set<RowId>& pages,
                                         std::vector<LinkRecord> links) {
  std::erase_if(links, [&](const LinkRecord& link) { return pages.count(link.source) > 0; });
  return links;
}

ContentHashes hashes_of(const Knowledge& knowledge, PictureStore* pictures,
                        const RowHashes& text_before, const std::set<RowId>& pages) {
  ContentHashes hashes;
  hashes.text = text_before;
  for (RowId page : pages) hashes.text.set(page, 0);
  each_row(knowledge, pictures,
           [&](const Row& row, Content content) { hashes.of(content).add(row); });
  return hashes;
}

std::set<RowId> changed_facts(const RowHashes& before, const RowHashes& now) {
  std::set<RowId> changed;
  for (std::size_t id = 0; id < std::max(before.sums().size(), now.sums().size()); ++id) {
    const auto document = static_cast<RowId>(id);
    if (before.of(document) != now.of(document)) changed.insert(document);
  }
  return changed;
}
std::uint64_t hash_of_row(const DocumentRecord& document) {
  Knowledge alone;
  alone.documents.push_back(document);
  std::uint64_t hash = 0;
  each_row(alone, nullptr, [&hash](const Row& row, Content) { hash = row.hash(); });
  return hash;
}

// Whether the file it was read from has other bytes, and all that its fields say is the same.
bool has_another_source_alone(Database& published, const DocumentRecord& now,
                              std::uint64_t facts_before, std::uint64_t facts_now) {
  DocumentRecord before = now;
  Statement& hash = published.cached(sql::k_find_source_hash).bind(":document", now.id);
  if (hash.step()) before.source_hash = hash.text(0);
  hash.reset();
  return facts_now - facts_before == hash_of_row(now) - hash_of_row(before);
}

ListsOf lists_to_pack(Database& published, const std::set<RowId>& changed,
                      const std::vector<DocumentRecord>& documents, const RowHashes& before,
                      const RowHashes& now) {
  const bool are_sources = std::all_of(changed.begin(), changed.end(), [&](RowId id) {
    return id > 0 &&
           has_another_source_alone(published, documents[static_cast<std::size_t>(id - 1)],
                                    before.of(id), now.of(id));
  });
  return are_sources ? ListsOf::kTexts : ListsOf::kFactsAndTexts;
}
}  // namespace

QuickPublication publish_quickly(const Corpus& corpus, const Basis& before,
                                 const PublicationLock& lock, PictureStore* pictures) {
  QuickPublication out;
  auto copy = std::async(std::launch::async, [&] { return Publication::copy_of_published(lock); });
  auto mentions = std::async(std::launch::async, [&] { return published_mentions(lock.path()); });
  Problems ignored;  // the run that makes all anew tells them
  Linker linker(corpus, &ignored);
  out.basis = basis_of(linker.roster());
  if (out.basis.names != before.names) {
    out.why_not = "documents came or went, or a topic or a person has other names";
    return out;
  }
  Database published = Database::open_published(lock.path());
  Changes changes;
  changes.pages = pages_to_make(before, out.basis, linker, published);
  out.pages = changes.pages.size();
  if (out.pages > kMostPages) {
    out.why_not =
        std::to_string(out.pages) + " pages changed, more than " + std::to_string(kMostPages);
    return out;
  }
  linker.add_pages({changes.pages.begin(), changes.pages.end()});
  linker.finish(without_those_of(changes.pages, mentions.get()));
  const Knowledge knowledge = linker.take();
  out.basis.hashes = hashes_of(knowledge, pictures, before.hashes.text, changes.pages);
  changes.facts = changed_facts(before.hashes.facts, out.basis.hashes.facts);
  changes.lists = lists_to_pack(published, changes.facts, knowledge.documents, before.hashes.facts,
                                out.basis.hashes.facts);
  if (changes.pages.empty() && changes.facts.empty()) {
    out.why_not = "what is published says the same already";
    return out;
  }
  Publication publication = copy.get();
  try {
    patch(knowledge, pictures, changes, out.basis.hashes.generation(), publication.database());
  } catch (const LayoutError& error) {  // the whole publication does without maps, and says so
    out.why_not = std::string("Graphviz ") + error.what();
    return out;
  }
  out.published = publication.publish_copy();
  return out;
}

}  // namespace plumbline
