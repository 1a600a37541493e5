// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/catalog.h: the facts about documents that every search and page needs, read once a
// publication and shared by all threads, since nothing changes in a publication.
#pragma once

#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "schema/format.h"
#include "schema/packed_list.h"
#include "server/search/answered.h"
#include "server/search/cited.h"
#include "server/search/document_id.h"
#include "server/search/later.h"
#include "server/search/names.h"
#include "server/search/naming_talks.h"
#include "server/search/passage_cache.h"
#include "server/search/passage_parts.h"
#include "server/search/passages.h"
#include "server/search/stems.h"
#include "server/search/text.h"
#include "server/search/vocabulary.h"

namespace plumbline {

enum class Kind : std::uint8_t { kTalk, kTopic, kEvent, kPerson };
std::string_view kind_name(Kind kind);  // "talk", "topic", "event", "person"

// What there is for a talk beside its abstract: bits of Document::has.
enum Has : unsigned { kHasSlides = 1, kHasVideo = 2, kHasNotes = 4, kHasTranscript = 8 };
inline constexpr std::pair<Has, std::string_view> kHasNames[] = {{kHasSlides, "slides"},
                                                                 {kHasVideo, "video"},
                                                                 {kHasNotes, "notes"},
                                                                 {kHasTranscript, "transcript"}};

struct Link {
  Text key;  // "slides", "video", "page", ...
  Text url;
};

// Everything that has an address of its own. Fields of other kinds are empty. Texts and lists are the catalog's.
struct Document {
  DocumentId id = 0;  // 0: a hole in the catalog, where a part of a talk has its row
  Kind kind = Kind::kTalk;
  Text slug;   // "lpc-2023/klint", "binder", "lpc-2023", "gary-guo"
  Text title;  // of a person the name, of an event the full title
  Text date;   // "2023-11-15", "2023" or ""; of a talk without one, its event's
  Text lang;
  std::span<const Link> links;  // in the source's order, without its sources
  // talk
  DocumentId event = 0;
  Text format;  // talk, discussion, keynote, panel, bof, tutorial, lightning
  std::span<const DocumentId> speakers;  // in programme order
  std::span<const DocumentId> topics;    // the most specific first
  unsigned has = 0;                      // Has bits
  unsigned states = 0;                   // what its notes state: a bit 1 << Stated (statements.h)
  bool title_verified = true;
  bool withdrawn = false;  // was in the programme and is no longer
  // topic
  Text category;  // subproject, driver, tool, ...
  Text summary;   // one sentence
  DocumentId parent = 0;
  DocumentId start_here = 0;  // the talk to watch first
  // event
  Text short_name;  // "LPC 2023"
  Text series;      // "lpc"
  Text start, end, place;
  // Of a topic the talks tagged with it, of a person the talks given, of an event its talks: newest first,
  // then by slug.
  std::span<const DocumentId> talks;

  Text year() const { return date.substr(0, 4); }
};

// What ranking and counting ask of every match, in twenty bytes side by side: fifty thousand documents
// are looked at for one query, and each Document is somewhere else in memory.
struct Standing {
  DocumentId event = 0;     // Document::event
  std::uint32_t links = 0;  // where its topics begin in one list for all, its speakers behind
  std::uint16_t topics = 0, people = 0;  // how many
  std::int16_t year = 0;                 // 0 for none
  bool exists = false;                   // and is no hole
  bool withdrawn = false;
  Kind kind = Kind::kTalk;
  std::uint8_t has = 0;  // Has bits
};

struct KeptParts;

class Catalog {
 public:
  explicit Catalog(Database& db);
  // Calls its argument with a database for it alone.
  using WithDatabase = std::function<void(const std::function<void(Database&)>&)>;
  // The same in less time: reads with both at once, and what only corrections need, when it is first asked for.
  Catalog(Database& db, Database& other, WithDatabase later);
  ~Catalog();
  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;

  // id of any row that has an address; parts of talks and unknown ids give the hole, whose id is 0.
  const Document& operator[](DocumentId id) const;
  // Of the hole where there is no such document.
  const Standing& standing(DocumentId id) const {
    return standings_[id > 0 && id <= max_id() ? static_cast<std::size_t>(id) : 0];
  }
  // Document::topics and Document::speakers.
  std::span<const DocumentId> topics_of(const Standing& standing) const {
    return std::span(links_).subspan(standing.links, standing.topics);
  }
  std::span<const DocumentId> speakers_of(const Standing& standing) const {
    return std::span(links_).subspan(standing.links + standing.topics, standing.people);
  }
  // nullptr where there is none.
  const Document* find(Kind kind, std::string_view slug) const;
  // All documents of a kind, by slug.
  const std::vector<DocumentId>& all(Kind kind) const {
    return by_kind_[static_cast<std::size_t>(kind)];
  }
  // Makes what is made when it is first asked for, all of it: no database is asked for any of it from then on.
  void make_the_rest() const;
  // The words of all passages, and how many passages there are.
  const Vocabulary& vocabulary() const { return vocabulary_.get(); }
  // The keys of all names, each with the number of talks of its document.
  const Vocabulary& name_keys() const { return name_keys_.get(); }
  const AnsweredQuestions& answered_questions() const { return answered_questions_.get(); }
  const PassageParts& passage_parts() const { return passage_parts_.get(); }
  // What texts and lists of links refer to, that of most documents first.
  const std::vector<Cited>& cited() const { return cited_.get(); }
  std::int64_t passages() const { return passage_statistics_.size(); }
  const StemStatistics& stems() const { return stems_; }
  const PassageStatistics& passage_statistics() const { return passage_statistics_; }
  const NamingTalks& naming_talks() const { return *naming_talks_; }
  // Filled by whoever shows passages.
  PassageCache& cut_passages() const { return *cut_passages_; }
  KeptParts& kept() const { return *kept_; }        // kept_parts.h
  int newest_year() const { return newest_year_; }  // of a talk
  DocumentId max_id() const { return static_cast<DocumentId>(places_.size()) - 1; }

  // The document whose title, slug or alias has this key of schema/text/name_key.h; nullptr for none.
  const Name* name_of_key(std::string_view key) const { return names_.of_key(key); }
  const Name* name_of_stem_key(std::string_view key) const { return names_.of_stem_key(key); }
  // Title first, then the source's order.
  std::vector<std::string> names(Database& db, DocumentId id) const;

 private:
  explicit Catalog(WithDatabase later);
  void read_documents(Database& db);
  void read_memberships(Database& db);
  void read_addresses(Database& db);
  void read_bits(Database& db);
  void read_talks(Database& db);
  void read_statistics(Database& db, DocumentId max_id);
  void finish();
  void order_names();
  void note_standings();
  void check(DocumentId id) const;
  Document& document(DocumentId id);
  template <class Visit>
  void each_belonging(const PackedList& talks, Visit visit) const;

  Later<Vocabulary> vocabulary_, name_keys_;
  Later<AnsweredQuestions> answered_questions_;
  Later<PassageParts> passage_parts_;
  Later<std::vector<Cited>> cited_;
  StemStatistics stems_;
  PassageStatistics passage_statistics_;
  std::unique_ptr<PassageCache> cut_passages_ = std::make_unique<PassageCache>();
  int newest_year_ = 0;
  PackedList document_list_, address_list_;  // hold the texts
  std::vector<Document> documents_;          // the first is the hole
  std::vector<std::uint32_t> places_;        // in documents_, by id
  std::vector<Standing> standings_;          // by id
  std::vector<DocumentId> links_;            // of all standings
  std::vector<DocumentId> talks_;            // of all documents
  std::vector<Link> addresses_;              // likewise
  std::unique_ptr<NamingTalks> naming_talks_;
  std::vector<DocumentId> by_kind_[4];
  Names names_;
  std::unique_ptr<KeptParts> kept_;
};

}  // namespace plumbline
