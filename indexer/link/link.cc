// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/link.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "indexer/link/address_book.h"
#include "indexer/link/aliases.h"
#include "indexer/link/facts.h"
#include "indexer/link/roster.h"
#include "indexer/link/start_here.h"
#include "indexer/parallel.h"
#include "schema/format.h"

namespace plumbline {
namespace {

void add_line(std::string* lines, const std::string& line) {
  if (!lines->empty()) *lines += '\n';
  *lines += line;
}

// One link for each target, with its first passage and how often it occurs.
void add_occurrences(const Member& page, const char* kind,
                     const std::vector<CrossReference>& places, Knowledge* out) {
  std::map<RowId, LinkRecord> links;
  for (const CrossReference& place : places) {
    auto [link, is_new] =
        links.emplace(place.target, LinkRecord{page.id, kind, place.target, 0, 0, place.passage});
    ++link->second.count;
  }
  for (auto& [target, link] : links) out->links.push_back(std::move(link));
}

// A talk with its notes, slides and transcript; any other document by itself.
std::vector<const Member*> parts_of(const Roster& roster, const Member& page) {
  std::vector<const Member*> parts = {&page};
  if (page.kind != SourceKind::kTalk) return parts;
  for (SourceKind kind : {SourceKind::kNotes, SourceKind::kSlides, SourceKind::kTranscript}) {
    for (int n = 1; const RowId part = roster.find(kind, slug_of_part(page.slug, n)); ++n)
      parts.push_back(&roster[part]);
  }
  return parts;
}

FirstColumns columns_of_talk(const Roster& roster, const Source& talk) {
  FirstColumns columns;
  for (const Word& speaker : talk.speakers) {
    const Member& person = roster[roster.find_person(speaker.text)];
    add_line(&columns.names, person.title);
    for (const std::string& spelling : person.also) add_line(&columns.names, spelling);
  }
  for (const Word& topic : talk.topics) {
    if (const RowId id = roster.find(SourceKind::kTopic, topic.text))
      add_line(&columns.topics, roster[id].title);
  }
  return columns;
}

// What is put into the first passage to be found by. `aliases` are sorted by document.
FirstColumns columns_of(const Roster& roster, const std::vector<AliasRecord>& aliases,
                        const Member& page) {
  if (page.kind == SourceKind::kTalk) return columns_of_talk(roster, *page.source);
  FirstColumns columns;
  auto alias = std::lower_bound(aliases.begin(), aliases.end(), page.id,
                                [](const AliasRecord& row, RowId id) { return row.document < id; });
  for (; alias != aliases.end() && alias->document == page.id; ++alias) {
    if (alias->ordinal > 0) add_line(&columns.names, alias->name);
  }
  if (page.kind == SourceKind::kEvent) add_line(&columns.names, page.source->series);
  if (page.kind == SourceKind::kTopic) columns.lead = page.source->summary;
  return columns;
}

// The documents that the links of the front matter lead to. Two editions with the same site are no
// news.
void add_cited(const Roster& roster, const AddressBook& addresses, const Member& part,
               std::vector<CrossReference>* out) {
  if (!part.source) return;
  for (const SourceLink& link : part.source->links) {
    for (RowId target : addresses.find(link.url)) {
      const bool editions =
          part.kind == SourceKind::kEvent && roster[target].kind == SourceKind::kEvent;
      if (!editions && !roster.belong_together(part.root, target)) out->push_back({target, 0});
    }
  }
}

// What the pages have beside their passages (server/templates).
bool is_of_the_page(const std::string& anchor) {
  constexpr std::string_view kAnchors[] = {"abstract", "refers", "cited",
                                           "sources",  "cite",   "main"};
  return anchor.starts_with("part-") ||
         std::find(std::begin(kAnchors), std::end(kAnchors), anchor) != std::end(kAnchors);
}

// Places that links name and that are not there.
void check_places(const Roster& roster, const std::vector<PlaceLink>& places, const Knowledge& all,
                  Problems* problems) {
  if (places.empty()) return;
  std::set<std::pair<RowId, std::string_view>> known;
  for (const PassageRecord& passage : all.passages)
    known.emplace(passage.id >> kPassageBits, passage.anchor);
  for (const PlaceLink& place : places) {
    if (is_of_the_page(place.anchor) || known.count({place.target, place.anchor}) > 0) continue;
    problems->push_back({Severity::kWarning, place.source->file, place.line,
                         "there is no #" + place.anchor + " at " + roster[place.target].path()});
  }
}

bool has_link(const std::vector<const Member*>& parts, std::string_view key) {
  return std::any_of(parts.begin(), parts.end(), [&](const Member* part) {
    const auto& links = part->source->links;
    return std::any_of(links.begin(), links.end(),
                       [&](const SourceLink& link) { return link.key == key; });
  });
}

// The talk as it looks from any topic.
Candidate candidate_of(const Roster& roster, const Member& talk, const std::string& date) {
  const std::vector<const Member*> parts = parts_of(roster, talk);
  Candidate candidate{};
  candidate.talk = talk.id;
  candidate.has_video = has_link(parts, "video");
  candidate.has_slides =
      has_link(parts, "slides") || roster.find(SourceKind::kSlides, talk.slug) != 0;
  candidate.has_notes = roster.find(SourceKind::kNotes, talk.slug) != 0;
  candidate.has_transcript = roster.find(SourceKind::kTranscript, talk.slug) != 0;
  candidate.withdrawn = talk.source->withdrawn;
  candidate.abstract = talk.source->abstract;
  candidate.format = talk.source->format;
  candidate.continues = !talk.source->follows.empty() && talk.source->follows != kFollowsNone;
  candidate.date = date;
  return candidate;
}

// What a link tells of a talk and a topic.
struct Naming {
  RowId talk, topic;
  int position = 0, mentions = 0;  // as of a Candidate
};

// Of both lists, by talk and topic.
std::vector<Naming> namings(const Roster& roster, const std::vector<LinkRecord>& links,
                            const std::vector<LinkRecord>& others) {
  std::vector<Naming> out;
  for (const auto* list : {&links, &others}) {
    for (const LinkRecord& link : *list) {
      if (roster[link.source].kind != SourceKind::kTalk) continue;
      if (link.kind == "tagged") out.push_back({link.source, link.target, link.ordinal, 0});
      if (link.kind == "mentioned") out.push_back({link.source, link.target, 0, link.count});
    }
  }
  std::sort(out.begin(), out.end(), [](const Naming& a, const Naming& b) {
    return std::tie(a.talk, a.topic) < std::tie(b.talk, b.topic);
  });
  return out;
}

// `links` beside those of `out` count, too.
void choose_starts(const Roster& roster, const std::vector<LinkRecord>& links, Knowledge* out) {
  MentionFinder finder(list_topic_names(roster));
  const std::vector<Naming> all = namings(roster, out->links, links);
  std::unordered_map<RowId, std::vector<Candidate>> by_topic;
  std::set<RowId> in_title;
  Candidate talk{};
  for (auto at = all.begin(); at != all.end();) {
    const RowId topic = at->topic;
    if (at->talk != talk.talk) {
      talk = candidate_of(roster, roster[at->talk],
                          out->documents[static_cast<std::size_t>(at->talk - 1)].date);
      in_title.clear();
      for (const Mention& mention : finder.find(roster[at->talk].title))
        in_title.insert(mention.topic);
    }
    Candidate& candidate = by_topic[topic].emplace_back(talk);
    candidate.named_in_title = in_title.count(topic) > 0;
    for (; at != all.end() && at->talk == talk.talk && at->topic == topic; ++at) {
      candidate.position += at->position;
      candidate.mentions += at->mentions;
    }
  }
  for (TopicRecord& topic : out->topics) topic.start_here = choose_start(by_topic[topic.document]);
}

void sort_links(std::vector<LinkRecord>* links) {
  std::sort(links->begin(), links->end(), [](const LinkRecord& a, const LinkRecord& b) {
    return std::tie(a.source, a.kind, a.target) < std::tie(b.source, b.kind, b.target);
  });
}
}  // namespace

// What all pages are made with.
class Linker::Maker {
 public:
  Maker(const Corpus& corpus, Knowledge* out)
      : roster(corpus),
        aliases(std::async(std::launch::async, [this] { return list_aliases(roster); })),
        addresses(roster) {
    add_facts(corpus, roster, out);
    for (AddressRecord& row : out->addresses)
      row.own = addresses.is(roster[roster[row.document].root], row.key, row.url);
  }

  const Roster roster;
  std::future<std::vector<AliasRecord>> aliases;  // until they are wanted
  const AddressBook addresses;
  std::vector<PlaceLink> places;
};

Linker::Linker(const Corpus& corpus, Problems* problems)
    : problems_(problems), maker_(std::make_unique<Maker>(corpus, &out_)) {}
Linker::~Linker() = default;

const Roster& Linker::roster() const { return maker_->roster; }

void Linker::await_aliases() {
  if (maker_->aliases.valid()) out_.aliases = maker_->aliases.get();
}

void Linker::add_pages(const std::vector<RowId>& pages) {
  await_aliases();
  const Roster& roster = maker_->roster;
  std::vector<PageText> texts(pages.size());
  std::vector<Problems> problems(pages.size());
  in_parallel(pages.size(), [&] {
    auto maker = std::make_unique<PassageMaker>(roster, out_.aliases, maker_->addresses);
    return [&, maker = std::move(maker)](std::size_t i) {
      const Member& page = roster[pages[i]];
      const std::vector<const Member*> parts = parts_of(roster, page);
      texts[i] = maker->make(parts, columns_of(roster, out_.aliases, page), &problems[i]);
      for (const Member* part : parts)
        add_cited(roster, maker_->addresses, *part, &texts[i].written);
    };
  });
  for (std::size_t i = 0; i < pages.size(); ++i) {
    add(roster[pages[i]], std::move(texts[i]));
    std::move(problems[i].begin(), problems[i].end(), std::back_inserter(*problems_));
  }
}

void Linker::add(const Member& page, PageText text) {
  add_occurrences(page, "mentioned", text.mentioned, &out_);
  add_occurrences(page, "written", text.written, &out_);
  std::move(text.passages.begin(), text.passages.end(), std::back_inserter(out_.passages));
  maker_->places.insert(maker_->places.end(), text.places.begin(), text.places.end());
  std::move(text.citations.begin(), text.citations.end(), std::back_inserter(out_.citations));
  std::move(text.statements.begin(), text.statements.end(), std::back_inserter(out_.statements));
  std::move(text.questions.begin(), text.questions.end(), std::back_inserter(out_.questions));
}

void Linker::check_places() {
  plumbline::check_places(maker_->roster, maker_->places, out_, problems_);
}

void Linker::finish(const std::vector<LinkRecord>& other_links) {
  await_aliases();
  choose_starts(maker_->roster, other_links, &out_);
  sort_links(&out_.links);
}

Knowledge link_corpus(const Corpus& corpus, Problems* problems) {
  Linker linker(corpus, problems);
  std::vector<RowId> pages;
  for (const Member& page : linker.roster().members()) {
    if (page.root == page.id) pages.push_back(page.id);
  }
  linker.add_pages(pages);
  linker.check_places();
  linker.finish();
  return linker.take();
}

}  // namespace plumbline
