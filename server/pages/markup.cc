// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/markup.h"

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

// Walks through a text by code points and gives it away in escaped pieces.
class Pieces {
 public:
  explicit Pieces(std::string_view text) : text_(text) {}

  std::string up_to(int code_point) {
    const std::size_t begin = byte_;
    for (; index_ < code_point && byte_ < text_.size(); ++index_) next_code_point(text_, &byte_);
    return escape(text_.substr(begin, byte_ - begin));
  }

  std::string rest() {
    const std::size_t begin = byte_;
    byte_ = text_.size();
    return escape(text_.substr(begin));
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  int index_ = 0;
};

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (char c : text) {
    const std::string_view entity = escaped(c);
    if (entity.empty()) {
      out += c;
    } else {
      out += entity;
    }
  }
  return out;
}

Html marked(std::string_view text, const Marks& marks) {
  Pieces pieces(text);
  std::string out;
  for (const auto& [begin, end] : marks) {
    out += pieces.up_to(begin);
    const std::string inside = pieces.up_to(end);
    if (!inside.empty()) out += "<mark>" + inside + "</mark>";
  }
  return Html(out + pieces.rest());
}

}  // namespace plumbline
