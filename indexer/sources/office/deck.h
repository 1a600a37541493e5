// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office/deck.h: what pptx.cc and odp.cc share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/slide.h"
#include "indexer/text/builder.h"

namespace plumbline {

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

}  // namespace plumbline
