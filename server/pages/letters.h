// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/letters.h: an A to Z, a page at a time where it is long. A page may begin at any title:
// "/people?at=M" begins with the first one under M.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/pages/template.h"
#include "server/pages/window.h"
#include "server/search/catalog.h"

namespace plumbline {

struct LetterEntry {
  std::string letter;  // that of index_letter()
  std::string title;
};
std::vector<LetterEntry> letter_entries(const Catalog& catalog,
                                        std::span<const DocumentId> documents);

// {{>LETTERS}}, which lead to each letter on this page or another, {{#LETTER}} with LETTER and ID, in which
// `fill` shows the entry of that number, and {{>STEPS}}. The entries come by letter and folded title; a list
// of more than `limit` is shown from `at` on.
Window fill_letters(Dictionary place, std::string_view path,
                    const std::vector<LetterEntry>& entries, std::string_view at, std::size_t limit,
                    const std::function<void(Dictionary, std::size_t)>& fill);

// "People" and "People from M": what tells one page of a list from another.
std::string title_from(std::string_view title, std::string_view at);

// {{>STEPS}}: to the pages before and after this one, whose `at` is key_of() of their first entry. Nothing
// where all is on one page.
void fill_steps(Dictionary place, std::string_view path, const Window& shown,
                const std::function<std::string(std::size_t)>& key_of);

}  // namespace plumbline
