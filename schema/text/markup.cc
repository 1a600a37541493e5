// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/markup.h"

#include <algorithm>

#include "schema/text/varint.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::uint32_t kBehind = Span::kWikiLink + 1;

bool has_number(Span::Kind kind) { return kind == Span::kHeading || kind == Span::kNumbers; }

void append_size(std::string* bytes, size_t size) {
  append_varint(bytes, static_cast<std::uint32_t>(size));
}

// `span` is where the one before was. False where the bytes are none.
bool take_span(std::string_view bytes, size_t* at, size_t text_size, Span* span) {
  const std::uint32_t kind = next_varint(bytes, at);
  if (kind >= 2 * kBehind) return false;
  span->kind = static_cast<Span::Kind>(kind % kBehind);
  span->begin = kind >= kBehind ? span->end + 1 : span->begin + next_varint(bytes, at);
  span->end = span->begin + next_varint(bytes, at);
  if (span->end > text_size) return false;
  if (has_number(span->kind)) span->number = static_cast<int>(next_varint(bytes, at));
  if (span->kind == Span::kLink) {
    const size_t size = next_varint(bytes, at);
    if (size > bytes.size() - *at) return false;
    span->target = bytes.substr(*at, size);
    *at += size;
  }
  return true;
}
}  // namespace

std::string pack_markup(const RichText& text, size_t begin, size_t end, size_t skip) {
  std::string bytes;
  size_t last = begin, last_end = end;
  for (const Span& span : text.spans) {
    if (span.begin >= end) break;
    if (span.end <= begin) continue;
    if (bytes.empty()) append_size(&bytes, skip);
    const size_t from = std::max(span.begin, begin);
    const bool is_behind = from == last_end + 1;
    append_varint(&bytes, std::uint32_t{span.kind} + (is_behind ? kBehind : 0));
    if (!is_behind) append_size(&bytes, from - last);
    last_end = std::min(span.end, end);
    append_size(&bytes, last_end - from);
    if (has_number(span.kind)) append_varint(&bytes, static_cast<std::uint32_t>(span.number));
    if (span.kind == Span::kLink) {
      append_size(&bytes, span.target.size());
      bytes += span.target;
    }
    last = from;
  }
  if (bytes.empty() && skip > 0) append_size(&bytes, skip);
  return bytes;
}

RichText unpack_markup(std::string_view stored, std::string_view markup) {
  size_t at = 0;
  const size_t skip = std::min<size_t>(next_varint(markup, &at), stored.size());
  RichText text{std::string(stored.substr(skip)), {}};
  while (at < markup.size()) {
    Span span{};
    if (!text.spans.empty()) {
      span.begin = text.spans.back().begin;
      span.end = text.spans.back().end;
    }
    if (!take_span(markup, &at, text.text.size(), &span)) break;
    text.spans.push_back(std::move(span));
  }
  return text;
}

std::string stored_html(std::string_view stored, std::string_view markup) {
  const RichText text = unpack_markup(stored, markup);
  return to_html(text, 0, text.text.size());
}

}  // namespace plumbline
