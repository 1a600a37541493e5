// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/names.h: names of people and of companies with commas in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

// "Inc.", "GmbH", "PhD", "Jr": what stands behind a comma and belongs to the name before it.
bool is_suffix_of_name(std::string_view word);

// "Ada Example" of "Example, Ada", and "Ada Example, PhD" of "Example, Ada, PhD". "Red Hat, Inc." and what has
// several words on both sides of its comma stay as they are, but for "van der Berg, Jan Pieter", and so does what has no first
// names behind it: "noctiluca, katalyst".
std::string last_first_turned(std::string_view name);

// Of one entry of a list: two of "Foo Bar, Baz Qux" and more of more such names, else one as above.
std::vector<std::string> names_of_entry(std::string_view entry);

// "Ada Example (Affiliation, Town), Ben, PhD": "Ada Example" and "Ben, PhD".
std::vector<std::string> names_in(std::string_view list);

// The same of a list that somebody wrote down, between commas, semicolons, lines, "and" or "&": "Ada Example @ Company & Ben",
// "Example, Ada; Ben Example, Company". Without companies, quotes and addresses of mail; none is empty.
std::vector<std::string> people_in(std::string_view list);

}  // namespace plumbline
