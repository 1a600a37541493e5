// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/markdown.h: CommonMark to sections of rich text. The syntax is read by cmark
// alone.
//
// What a page may do is decided here: links to https, http, mailto and addresses of this site stay,
// others lose their target; pictures become links, since no page loads anything from elsewhere; raw
// HTML is text like any other, and a comment is nothing. [[topics/binder]] and [[binder|label]] are
// wiki links, everywhere but in code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

enum class Cut { kHeadings, kPages };  // pages end at thematic breaks ("---")

// What becomes of raw HTML. In a corpus it is text, with a warning, since code was forgotten to be put in
// backquotes. In what comes from elsewhere the elements are elements, as far as they have a meaning here;
// what is no element (Arc<Mutex<T>>) stays
// text, and links that do not lead elsewhere (relative ones, mailto:) lose their target.
enum class RawHtml { kText, kElements };

// `text` is valid UTF-8 and its first line is line `first_line` of `file`; that is for problems,
// which are warnings. By headings: what stands before the first one is a section of its own, if
// there is anything. By pages: one section a page, whose heading is the first heading on it.
std::vector<Section> read_markdown(std::string_view text, Cut cut, const std::string& file,
                                   int first_line, Problems* problems,
                                   RawHtml html = RawHtml::kText);

}  // namespace plumbline
