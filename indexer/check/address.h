// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/check/address.h: the addresses under links and sources, and those in bodies.
#pragma once

#include <string>
#include <string_view>

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// What is wrong with the address of a page elsewhere: "" for nothing, else "bad address ..." or
// "banned host ...". Good ones begin with http:// or https://, have a host with a dot, and no
// blanks or < > ".
std::string address_flaw(std::string_view url);

// Of every document that was written for the corpus: under links, under sources, and in bodies where they lead elsewhere.
void check_addresses(const Corpus& corpus, Problems* problems);

}  // namespace plumbline
