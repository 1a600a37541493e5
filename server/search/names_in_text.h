// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/names_in_text.h: which topics and people of the catalogue a text names.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "schema/text/tokenize.h"
#include "server/search/catalog.h"

namespace plumbline {

// One place where a text names a document: bytes [begin, end).
struct NameInText {
  DocumentId document;  // a topic or a person
  std::size_t begin, end;
};

// In the order of the text, not overlapping, the longest name at each place, of at most six tokens:
// "pin_init" is a name that is written "pin-init". The rules of the corpus hold (schema/text/naming.h), and
// a person is named by two words or more. Nothing is a name inside an address (https://...).
std::vector<NameInText> find_names(const Catalog& catalog, Tokenizer& tokenizer,
                                   std::string_view text);

}  // namespace plumbline
