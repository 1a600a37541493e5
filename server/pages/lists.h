// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/lists.h: the lines and lists that stand on several pages.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "server/pages/pages.h"
#include "server/pages/template.h"
#include "server/search/catalog.h"

namespace plumbline {

std::vector<std::string> titles_of(const Catalog& catalog, std::span<const DocumentId> documents);

// What is plain from the place of a line and left out of it.
struct Known {
  bool event = false;      // it stands under its event
  DocumentId speaker = 0;  // it stands on this person's page: only others are named
};

// {{>LINE}}: a link and some facts. Of a talk "LPC 2023 · Gary Guo · slides, notes", of others
// their kind.
void fill_line(Dictionary place, const Catalog& catalog, const Document& document,
               Known known = {});

// Repeats a section whose {{>ITEM}} is a link with a number of `noun`s.
void fill_counted(Dictionary place, TemplateName section, const Catalog& catalog,
                  std::span<const Counted> documents, std::string_view noun);
// The same with the first `limit` shown and the others in {{#REST}}, of which {{COUNT}} says how
// many.
void fill_counted_and_rest(Dictionary place, TemplateName section, const Catalog& catalog,
                           std::span<const Counted> documents, std::string_view noun,
                           std::size_t limit);
// Documents with the number of their talks.
std::vector<Counted> with_talks(const Catalog& catalog, std::span<const DocumentId> documents);

// {{#YEAR}} {{#EVENT}} {{#TALK}}: talks by year and event, in their own order. On the page of
// `speaker` only others are named.
void fill_timeline(Dictionary place, const Catalog& catalog, std::span<const DocumentId> talks,
                   DocumentId speaker = 0);

// {{#MENTION}} {{>ITEM}}: who mentions something, with the sentence that has one of the names.
void fill_mentions(Dictionary place, const Catalog& catalog, std::span<const Backlink> mentions,
                   const std::vector<std::string>& names);

// {{#LINKS}} {{#LINK}} with URL, LABEL and HOST.
void fill_links(Dictionary place, std::span<const Link> links);
// {{>SOURCES}}, unless there are none.
void fill_sources(Dictionary place, const std::vector<std::string>& sources);
// {{#PASSAGE}} with ANCHOR, HEADING and TEXT_HTML.
void fill_passages(Dictionary place, std::span<const PassageView> passages);

// All documents of a kind, by title as a reader would sort them.
std::vector<DocumentId> by_title(const Catalog& catalog, Kind kind);

// The letter under which a title stands in an A to Z: "B" for "Binder" and "Ł" under "L"; "0–9" for
// digits,
// "#" for the rest.
std::string index_letter(std::string_view title);

// By which titles stand in an A to Z: that letter, and the title folded.
using IndexKey = std::pair<std::string, std::string>;
IndexKey index_key(std::string_view title);

}  // namespace plumbline
