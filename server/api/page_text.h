// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/page_text.h: a page of HTML as text for a terminal, for pages whose words are in their template.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

// What is in <main>, at most 80 columns wide but for addresses: headings, paragraphs, lists, blocks of code and
// tables, whose rows become an entry each. Where a piece of text has links, their addresses follow, each on a
// line of its own. `html` is made by our templates: tags in small letters, attributes in double quotes.
std::string page_text(std::string_view html, std::string_view base_url);

}  // namespace plumbline
