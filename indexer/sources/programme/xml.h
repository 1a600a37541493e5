// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/xml.h: XML with limits. pugixml neither expands entities that a document
// declares nor opens other files, so a hostile DOCTYPE is nothing but dead text.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

class XmlDocument {
 public:
  // `text` is what decode() gave, so the encoding that it declares no longer counts. Elements with the prefix of
  // the first one lose it: <s:schedule><s:day> is <schedule><day>. Throws MalformedError, with the line, where it is
  // no XML, is not whole, or is nested deeper than kMaxNesting.
  explicit XmlDocument(std::string_view text);

  pugi::xml_node root() const { return document_.document_element(); }
  int line_of(const pugi::xml_node& node) const;  // from 1

 private:
  void check_depth() const;
  void drop_prefix();

  pugi::xml_document document_;
  std::vector<std::size_t> line_ends_;
};

// The name of the first element of a text that begins as XML, without its prefix; "" of any other.
std::string xml_root_name(std::string_view bytes);

// The text of an element: in one line, or with its lines. With texts of elements below it.
std::string xml_text(const pugi::xml_node& node);
std::string xml_long_text(const pugi::xml_node& node);
// The same as xml_long_text(), but as HTML where markup stands in the element unescaped.
std::string xml_markup(const pugi::xml_node& node);
bool has_elements(const pugi::xml_node& node);
// The elements of that name right below a node, and those below an element around them: <room> and <rooms><room>.
std::vector<pugi::xml_node> xml_children(const pugi::xml_node& node, const char* around,
                                         const char* name);
std::string xml_attribute(const pugi::xml_node& node, const char* name);

}  // namespace plumbline
