// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/html_slides.h: decks that are a web page: what reveal, deck.js, Shower and DZSlides show and what Marp
// exports, a <section> a slide; and Markdown in a page (remark, reveal's data-markdown), as markdown_slides.h tells.
//
// A <section> that holds others is none itself. <aside class="notes"> are notes; data-visibility="hidden" takes a slide out
// of the count. At most 4 MiB.
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

extern const Format kHtmlSlides;

}  // namespace plumbline
