// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/deck_title.h: what a deck is called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/source.h"

namespace plumbline {

// The first of these that there is: `stated`, which the file's properties say, where its first page has most of its
// words (else it is a program's, a template's, or that of an older deck); the heading of the first page; the first
// paragraph there, if it is short; the first heading of another page; the file's name. `first_text` is what the
// first page shows below its heading. No e-mail address is in it, if none is in the pages.
std::string title_of_deck(std::string_view stated, const std::vector<Section>& pages,
                          std::string_view first_text, std::string_view file_name);

// True where a title that a file's properties state is of this text: it has most of its words, and no program wrote it.
bool is_title_of(std::string_view stated, std::string_view text);

}  // namespace plumbline
