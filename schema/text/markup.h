// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/markup.h: the markup of a passage as bytes, beside its text. What readers see as HTML is made of
// both when they ask for it, so that no text is stored twice: markup takes a twentieth of what its HTML takes.
//
// The bytes are varints: where in the stored text the marked text begins (a topic's summary may stand before
// it), then for each span its kind, its beginning as the distance from the beginning of the one before, its
// length, its number where it is a heading or a numbered list, and the length and bytes of its target where it
// is a link. Most blocks and items stand one byte, a newline, behind the end of the span before: such a one has
// kBehind added to its kind, and no beginning.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "schema/text/rich_text.h"

namespace plumbline {

// The spans of text[begin, end), cut where they cross its edges; `skip` bytes stand before it in what is
// stored. "" where there is neither.
std::string pack_markup(const RichText& text, std::size_t begin, std::size_t end, std::size_t skip);

// The stored text without what is skipped, and its spans. Bytes that make no sense end them.
RichText unpack_markup(std::string_view stored, std::string_view markup);

// The HTML of a stored text: to_html() of all that unpack_markup() gives.
std::string stored_html(std::string_view stored, std::string_view markup);

}  // namespace plumbline
