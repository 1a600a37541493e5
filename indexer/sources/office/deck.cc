// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office/deck.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "schema/text/tokenize.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr double kMinTitlePoints = 32;
constexpr size_t kMaxTitleBytes = 120, kMaxTitleLines = 3;

// Short, and in words: no number, no picture of a heart, no link.
bool may_be_title(const Shape& shape) {
  const std::string text = joined(shape.paragraphs);
  if (shape.paragraphs.size() > kMaxTitleLines || text.size() > kMaxTitleBytes ||
      text.find("://") != std::string::npos)
    return false;
  Tokenizer tokenizer;
  const std::vector<Token>& tokens = tokenizer.tokenize(text);
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.text.find_first_not_of("0123456789") != std::string::npos;
  });
}

// The one whose text is the largest of all; shapes->end() where none stands out.
std::vector<Shape>::iterator title_among(std::vector<Shape>* shapes) {
  const auto smaller = [](const Shape& a, const Shape& b) { return a.points < b.points; };
  const auto largest = std::max_element(shapes->begin(), shapes->end(), smaller);
  if (largest == shapes->end() || largest->points < kMinTitlePoints) return shapes->end();
  const bool alone = std::count_if(shapes->begin(), shapes->end(), [&](const Shape& shape) {
                       return shape.points >= largest->points;
                     }) == 1;
  return alone && may_be_title(*largest) ? largest : shapes->end();
}
}  // namespace

void sort_shapes(double row_height, std::vector<Shape>* shapes) {
  const auto key = [&](const Shape& shape) {
    return shape.placed ? std::tuple(1, std::lround(shape.top / row_height), shape.left)
                        : std::tuple(0, 0L, 0.0);
  };
  std::stable_sort(shapes->begin(), shapes->end(),
                   [&](const Shape& a, const Shape& b) { return key(a) < key(b); });
}

void append_shape(const Shape& shape, RichTextBuilder* out) {
  const bool list = shape.list && shape.paragraphs.size() > 1;
  if (list) out->open(Span::kBullets);
  for (const std::string& paragraph : shape.paragraphs)
    out->leaf(list ? Span::kItem : Span::kParagraph, paragraph);
  if (list) out->close();
}

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string line;
  for (const std::string& text : paragraphs) line += (line.empty() ? "" : " ") + text;
  return line;
}

Slide slide_of(std::string heading, std::vector<Shape> shapes) {
  Slide slide;
  if (heading.empty()) {
    const auto title = title_among(&shapes);
    if (title != shapes.end()) {
      heading = joined(title->paragraphs);
      shapes.erase(title);
    }
  }
  slide.heading.text = std::move(heading);
  RichTextBuilder body;
  for (const Shape& shape : shapes) append_shape(shape, &body);
  slide.body = body.take();
  return slide;
}

}  // namespace plumbline
