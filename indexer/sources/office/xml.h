// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office/xml.h: the XML in files of office programs, decks and texts.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "indexer/sources/zip.h"

namespace plumbline {

inline constexpr int kMaxXmlDepth =
    32;  // of shapes, tables and lists in each other, and of elements in a text

// The name of an element or attribute without its namespace: "sp" of "p:sp".
std::string_view local_name(const char* name);
// How it begins, 0 where that is no finite number: 2.5 of "2.5cm", with "cm" in `unit`.
double number_of(std::string_view text, std::string_view* unit = nullptr);
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view local);
std::string_view attribute_of(const pugi::xml_node& node, std::string_view local);

// White space squeezed, e-mail addresses left out.
std::string tidy_text(std::string_view text);

// An address of the web that may be a link; "" for any other text.
std::string web_address(std::string_view url);

// The member as XML. Throws ZipError where it is missing or no XML.
void parse_member(const ZipMembers& members, std::string_view name, pugi::xml_document* out);

// The same; leaves it empty where the member is missing.
void parse_if_there(const ZipMembers& members, std::string_view name, pugi::xml_document* out);

}  // namespace plumbline
