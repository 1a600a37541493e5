// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/cite.h: a talk as others refer to it.
#pragma once

#include <string>

#include "server/pages/markup.h"
#include "server/pages/pages.h"
#include "server/search/catalog.h"

namespace plumbline {

// base_url as in PageContext: citations have whole addresses.

// Gary Guo, “Klint: …”, LPC 2023, 15 November 2023, http://…/talks/lpc-2023/klint
std::string footnote(const Catalog& catalog, const TalkPage& page, const std::string& base_url);
// [Klint: …](http://…/talks/lpc-2023/klint) (Gary Guo, LPC 2023)
std::string markdown_link(const Catalog& catalog, const TalkPage& page,
                          const std::string& base_url);
// An entry of type @misc; titles keep their capitals, and LaTeX's own characters are escaped.
std::string bibtex(const Catalog& catalog, const TalkPage& page, const std::string& base_url);

// Brackets and what would be markup inside them.
std::string escape_markdown(std::string_view text);

// The talk as a schema.org Event: a <script type="application/ld+json"> element, which is data that
// no browser runs. https://schema.org/Event
Html json_ld(const Catalog& catalog, const TalkPage& page, const std::string& base_url);
// An event, a topic (DefinedTerm) or a person, by the facts of the catalog.
Html json_ld(const Document& document, const std::string& base_url);
// The site, with its search: https://schema.org/WebSite
Html json_ld(const std::string& name, const std::string& base_url);

}  // namespace plumbline
