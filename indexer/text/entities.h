// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/text/entities.h: character references of HTML in text that is no HTML.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

// What "amp", "#233" or "#xE9" stands for, "&" or "é"; false for a name that is not known here, of which nothing
// is appended. Known are those that programs write: of "&", "<", ">", quotation marks and blanks, the letters of Latin-1,
// and dashes and the like.
bool append_entity(std::string_view name, std::string* out);

// All of them in a text, once: "a &lt;b&gt;" of "a &amp;lt;b&amp;gt;".
std::string unescaped_once(std::string_view text);

// A title that was escaped once too often, or thrice: "Q&A" of "Q&amp;amp;A". "AT&T; Bell" stays.
std::string without_entities(std::string_view text);

}  // namespace plumbline
