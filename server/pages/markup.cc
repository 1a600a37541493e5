// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/markup.h"

#include <algorithm>
#include <cstdint>

#include "schema/text/eight_bytes.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

std::string_view escaped(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

// Whether any of eight bytes is one of kMarkup, or a control character.
bool may_have_markup(std::uint64_t bytes) {
  const std::uint64_t quotes = bytes | eight_bytes::kOnes * ('&' ^ '\''),
                      angles = bytes | eight_bytes::kOnes * ('<' ^ '>');
  return eight_bytes::has_less(bytes, 0x20) || eight_bytes::has(bytes, '"') ||
         eight_bytes::has(quotes, '\'') || eight_bytes::has(angles, '>');
}

void append_escaped(std::string_view text, std::string* out) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (i + 8 <= text.size() && !may_have_markup(eight_bytes::at(text.data() + i))) {
      i += 8;
      continue;
    }
    for (const std::size_t end = std::min(i + 8, text.size()); i < end; ++i) {
      const std::string_view entity = escaped(text[i]);
      if (entity.empty()) continue;
      out->append(text, done, i - done).append(entity);
      done = i + 1;
    }
  }
  out->append(text, done);
}

// Walks through a text by code points.
class Pieces {
 public:
  explicit Pieces(std::string_view text) : text_(text) {}

  std::string_view up_to(int code_point) {
    const std::size_t begin = byte_;
    for (; index_ < code_point && byte_ < text_.size(); ++index_) pass_one();
    return text_.substr(begin, byte_ - begin);
  }

  std::string_view rest() const { return text_.substr(byte_); }

 private:
  void pass_one() {
    if (static_cast<unsigned char>(text_[byte_]) < 0x80) {
      ++byte_;
    } else {
      next_code_point(text_, &byte_);
    }
  }

  std::string_view text_;
  std::size_t byte_ = 0;
  int index_ = 0;
};

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_escaped(text, &out);
  return out;
}

Html marked(std::string_view text, const Marks& marks) {
  constexpr std::string_view kBegin = "<mark>", kEnd = "</mark>";
  Pieces pieces(text);
  std::string out;
  out.reserve(text.size() + text.size() / 8 + marks.size() * (kBegin.size() + kEnd.size()));
  for (const auto& [begin, end] : marks) {
    append_escaped(pieces.up_to(begin), &out);
    const std::string_view inside = pieces.up_to(end);
    if (inside.empty()) continue;
    out += kBegin;
    append_escaped(inside, &out);
    out += kEnd;
  }
  append_escaped(pieces.rest(), &out);
  return Html(std::move(out));
}

}  // namespace plumbline
