// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/thing.h: queries that are not words but, as a whole, the address or the number of
// something: of a page of this site, a page elsewhere, a mail, an article, a commit, a
// vulnerability, a path in code.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/text/tokenize.h"
#include "server/search/catalog.h"

namespace plumbline {

struct Thing {
  std::string kind;         // page, identifier, or a kind of schema/text/reference_key.h
  std::string value;        // "/talks/lpc-2023/klint", "kernel::sync", "951550", "example.org/x"
  std::string key;          // of schema/text/reference_key.h; "" of a page and an identifier
  std::string anchor = {};  // of a page, after the "#"
  // The one document that it is: known from the beginning of a page and an identifier, otherwise
  // after look_up() (lookup.h). 0 where there is none, or more than one.
  DocumentId document = 0;
  bool sure =
      true;  // false where the text is as likely a word: of no account unless something knows it
  bool known = false;  // something is it, links to it or cites it

  bool is_code() const { return kind == "identifier"; }
};

// `site` is how absolute addresses of this server begin ("http://localhost:8080"); "" for none. A
// page may be given with or without it, with a suffix (.json), a fragment, or under /api/v1; a talk
// also as "lpc-2023/klint". nullopt where the text is a query in words. Keeps no reference.
std::optional<Thing> find_thing(const Catalog& catalog, Tokenizer& tokenizer, std::string_view text,
                                std::string_view site);

// For a sentence: "the LWN article 951550", "the page /topics/x".
std::string name_of(const Thing& thing);

// The words that make up the thing, for a search in texts where nothing knows it: "lwn.net Articles
// 951550".
std::string words_of(const Thing& thing);

}  // namespace plumbline
