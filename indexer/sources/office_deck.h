// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office_deck.h: what pptx.cc and odp.cc share.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sources/format.h"
#include "indexer/sources/slide.h"
#include "indexer/sources/zip.h"
#include "indexer/text/builder.h"

namespace plumbline {

inline constexpr int kMaxShapeDepth = 32;  // of groups in groups, and of elements in a text

// The name of an element or attribute without its namespace: "sp" of "p:sp".
std::string_view local_name(const char* name);
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view local);
std::string_view attribute_of(const pugi::xml_node& node, std::string_view local);

// Text that stands at a place of the slide; a group of shapes is one.
struct Shape {
  bool placed = false;
  double left = 0, top = 0;
  bool list = false;  // its paragraphs are items
  std::vector<std::string> paragraphs;
};

// In reading order: those without a place as they come, then by rows of `row_height`, then from the left.
void sort_shapes(double row_height, std::vector<Shape>* shapes);
void append_shape(const Shape& shape, RichTextBuilder* out);

// White space squeezed, e-mail addresses left out.
std::string tidy_text(std::string_view text);

// The member as XML. Throws ZipError where it is missing or no XML.
void parse_member(const ZipMembers& members, std::string_view name, pugi::xml_document* out);

// The deck with its title: the one of the file's properties, if it is no default; else the first heading.
Reading deck_of(const Input& input, std::string title, const std::vector<Slide>& slides,
                Problems problems);

}  // namespace plumbline
