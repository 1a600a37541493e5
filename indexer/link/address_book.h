// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/address_book.h: which documents an address leads to.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/link/knowledge.h"
#include "indexer/link/roster.h"

namespace plumbline {

class AddressBook {
 public:
  explicit AddressBook(const Roster& roster);

  // The documents that answer (talks, topics, events) and give this address as their own: as page,
  // slides, video, article and the like, in any spelling (address_key), by id. An address that more
  // than a few documents give, such as the site of a conference, is nobody's own, but that of an
  // event which gives it as its page.
  std::vector<RowId> find(std::string_view url) const;

  // True where the address, which the document or a part of it gives under this key, is the document itself
  // elsewhere: page, slides, recording or report of a talk, home or code of a topic, page of an event.
  bool is(const Member& document, std::string_view link_key, std::string_view url) const;

 private:
  struct Owner {
    RowId document;
    bool page_of_event;
  };
  std::unordered_map<std::string, std::vector<Owner>> owners_;  // by address_key
};

}  // namespace plumbline
