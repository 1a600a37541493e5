// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/text/builder.h: makes one RichText out of what a parser meets, in reading order: elements that
// open and close, and the text between them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schema/text/rich_text.h"

namespace plumbline {

class RichTextBuilder {
 public:
  // Deeper nesting than anyone writes gives no more spans, only text.
  static constexpr std::size_t kMaxDepth = 40;

  void append(std::string_view text) { out_.text += text; }
  // Another text, whole, where this one stands.
  void append(const RichText& text);

  // Each open has its close(). Blocks begin on a line of their own. What is returned is the new span, to
  // be filled in before the next call; nullptr where there is none, since it would be too deep.
  Span* open(Span::Kind kind);
  void open_nothing() { open_.push_back(kNone); }
  void close();
  // The same, and an element around nothing goes away.
  void close_or_drop();
  void leaf(Span::Kind kind, std::string_view text);
  void new_line();

  bool at_line_start() const { return out_.text.empty() || out_.text.back() == '\n'; }
  bool in(Span::Kind kind) const;
  bool nothing_open() const { return open_.empty(); }
  // An empty text may still have spans, such as a paragraph around nothing.
  const std::string& text() const { return out_.text; }

  // What was built so far; then it begins anew. Nothing is open.
  RichText take();
  // The same in one line, as for a heading: a line break is a blank.
  RichText take_line();

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  RichText out_;
  std::vector<std::size_t> open_;  // indexes of spans, or kNone
};

}  // namespace plumbline
