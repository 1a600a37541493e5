// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/references.h: what a text with its markup refers to outside of the corpus.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schema/text/rich_text.h"

namespace plumbline {

struct TextReference {
  std::string key;       // schema/text/address_key.h
  std::size_t position;  // byte of the text where it begins
};

// Those written out in the text, those behind its hyperlinks, and crates whose name is set as code, in
// reading order. An address that
// is its own link counts once.
std::vector<TextReference> references_in(const RichText& text);

}  // namespace plumbline
