// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/html.h: HTML as people paste it into programmes and notes, to sections of rich text.
// Scripts, styles and comments are dropped. Only names of real HTML elements are tags: Arc<Mutex<T>> and
// Vec<u8> are text, which an HTML parser by itself would eat.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/problem.h"
#include "indexer/source.h"
#include "schema/text/rich_text.h"

namespace plumbline {

// The sections of an HTML text or a fragment of one, cut at headings like those of read_markdown(). `file`
// and `line` name the place for problems. A text that says nothing gives no section.
std::vector<Section> read_html(std::string_view html, const std::string& file, int line,
                               Problems* problems);

// The same as one text, headings inside, for HTML within something else.
RichText html_text(std::string_view html);

// An abstract out of a programme, where nothing tells whether it is HTML, Markdown or plain text: HTML
// where a block element's tag begins a line or ends a paragraph, else CommonMark. Footnotes in the manner
// of mail ("[1] https://lore.kernel.org/r/...") become links, since they are what the talk cites.
std::vector<Section> read_description(std::string_view text, const std::string& file, int line,
                                      Problems* problems);

}  // namespace plumbline
