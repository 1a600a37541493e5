// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/builder.h"

#include <algorithm>
#include <utility>

namespace plumbline {

void RichTextBuilder::append(const RichText& text) {
  const bool begins_block = !text.spans.empty() && text.spans.front().block();
  if (begins_block) new_line();
  const std::size_t shift = out_.text.size();
  out_.text += text.text;
  if (open_.size() >= kMaxDepth) return;
  for (Span span : text.spans) {
    span.begin += shift;
    span.end += shift;
    out_.spans.push_back(std::move(span));
  }
}

Span* RichTextBuilder::open(Span::Kind kind) {
  Span span{kind, 0, 0, {}};
  if (span.block()) new_line();
  span.begin = span.end = out_.text.size();
  if (open_.size() >= kMaxDepth) {
    open_nothing();
    return nullptr;
  }
  open_.push_back(out_.spans.size());
  out_.spans.push_back(std::move(span));
  return &out_.spans.back();
}

void RichTextBuilder::close() {
  if (open_.back() != kNone) out_.spans[open_.back()].end = out_.text.size();
  open_.pop_back();
}

void RichTextBuilder::close_or_drop() {
  const std::size_t index = open_.back();
  close();
  if (index != kNone && index + 1 == out_.spans.size() &&
      out_.spans[index].begin == out_.text.size())
    out_.spans.pop_back();
}

void RichTextBuilder::leaf(Span::Kind kind, std::string_view text) {
  open(kind);
  append(text);
  close();
}

void RichTextBuilder::new_line() {
  if (!at_line_start()) out_.text += '\n';
}

bool RichTextBuilder::in(Span::Kind kind) const {
  return std::any_of(open_.begin(), open_.end(), [&](std::size_t index) {
    return index != kNone && out_.spans[index].kind == kind;
  });
}

RichText RichTextBuilder::take() { return std::exchange(out_, {}); }

RichText RichTextBuilder::take_line() {
  RichText line = take();
  for (std::size_t i = line.spans.size(); i-- > 0;) {
    if (line.spans[i].kind != Span::kBreak) continue;
    const std::size_t begin = line.spans[i].begin, end = line.spans[i].end;
    const bool blank = begin == 0 || line.text[begin - 1] == ' ' || end >= line.text.size() ||
                       line.text[end] == ' ';
    replace_text(&line, i, blank ? "" : " ");
    line.spans.erase(line.spans.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return line;
}

}  // namespace plumbline
