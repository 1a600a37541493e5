// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/markdown_slides.h: decks that Marp, reveal, Slidev or remark show, and plain Markdown cut
// by lines "---". The decks of a corpus of ours, whose head names an event, are read elsewhere (read.h).
//
// A slide begins at a line --- behind a blank line (under a text it makes a heading; remark and Slidev
// want no blank line), never within code or a comment. What else there is:
//
//     Marp      head with marp: true      <!-- notes -->, <!-- _class: lead --> is a setting
//     Slidev    head of each slide        the same comments; hide: true takes a slide out of the count
//     reveal    -- and ---- also cut      Note: and all that follows on the slide are notes
//     remark    class: and name: lines    ??? and all that follows are notes; -- shows one slide in steps,
//                                         which is one slide here, as in its printed form; layout: true and
//                                         exclude: true take a slide out of the count
#pragma once

#include <string_view>
#include <vector>

#include "indexer/sources/format.h"
#include "indexer/sources/slide.h"
#include "indexer/sources/slide_cut.h"

namespace plumbline {

struct MarkdownDeck {
  Settings head;
  std::vector<Slide> slides;
};

// `text` is as decode_text() gives it and begins on line `first_line` of the file.
MarkdownDeck read_markdown_deck(std::string_view text, int first_line, const Input& input,
                                Problems* problems);

// The deck with the title, the day and the speakers of its head; `title` is another one that the file names.
Reading markdown_deck_of(const Input& input, const MarkdownDeck& deck, std::string_view title,
                         Problems problems);

extern const Format kMarkdownSlides;

}  // namespace plumbline
