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
// How it begins, 0 where that is no finite number: 2.5 of "2.5cm", with "cm" in `unit`.
double number_of(std::string_view text, std::string_view* unit = nullptr);
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view local);
std::string_view attribute_of(const pugi::xml_node& node, std::string_view local);

// Text that stands at a place of the slide; a group of shapes is one.
struct Shape {
  bool placed = false;
  double left = 0, top = 0;
  double points = 0;  // of its largest letters, as far as the slide itself tells
  bool list = false;  // its paragraphs are items
  std::vector<std::string> paragraphs;
};

// In reading order: those without a place as they come, then by rows of `row_height`, then from the left.
void sort_shapes(double row_height, std::vector<Shape>* shapes);
void append_shape(const Shape& shape, RichTextBuilder* out);

// As one line, with blanks between.
std::string joined(const std::vector<std::string>& paragraphs);

// Of shapes in reading order. Without a heading it is the shape that alone has the largest letters, where
// those are large and the text is short, as for pages of PDF (slide_layout.h).
Slide slide_of(std::string heading, std::vector<Shape> shapes);

// White space squeezed, e-mail addresses left out.
std::string tidy_text(std::string_view text);

// The member as XML. Throws ZipError where it is missing or no XML.
void parse_member(const ZipMembers& members, std::string_view name, pugi::xml_document* out);

}  // namespace plumbline
