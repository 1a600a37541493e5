// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/head_fields.h: what the named values above a text tell of its talk, of formats in which they are plain
// text: attributes of AsciiDoc, fields of reStructuredText.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/source.h"
#include "indexer/sources/format.h"

namespace plumbline {

using HeadFields = std::map<std::string, std::string, std::less<>>;  // by names in small letters

// The first of these that is there; "" where none is.
std::string value_of(const HeadFields& fields, std::initializer_list<std::string_view> names);

// Of the first of these that begins with a day, else that of the path: "2023-11-15".
std::string day_of(const HeadFields& fields, std::initializer_list<std::string_view> names,
                   const Input& input);

// Of the first of these that names some, between commas and semicolons, without addresses of mail.
std::vector<Word> people_of(const HeadFields& fields,
                            std::initializer_list<std::string_view> names);

}  // namespace plumbline
