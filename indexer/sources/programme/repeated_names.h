// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/repeated_names.h: objects of JSON in which two members have one name. The format
// leaves open what that means (https://www.rfc-editor.org/rfc/rfc8259#section-4), and parsers say nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

struct RepeatedName {
  std::string at;          // a JSON pointer: "/results/0/title"
  std::size_t offset = 0;  // of the name in the text
};

struct RepeatedNames {
  std::size_t count = 0;            // members that have the name of one before them in their object
  std::vector<RepeatedName> first;  // of these, at most 10
};

// `text` is valid JSON. A name may be written in two ways: "title" is "\u0074itle".
RepeatedNames repeated_names(std::string_view text);

}  // namespace plumbline
