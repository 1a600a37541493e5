// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/xml.h"

#include "schema/text/utf8.h"

namespace plumbline {
namespace {

std::string_view entity_of(char32_t c) {
  switch (c) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'"':
      return "&quot;";
    case U'\'':
      return "&#39;";
    default:
      return {};
  }
}

// https://www.w3.org/TR/xml/#charsets; the text has no surrogates.
bool is_xml(char32_t c) {
  return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == U'\t' || c == U'\n' || c == U'\r';
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, &at);
    if (const std::string_view entity = entity_of(c); !entity.empty()) {
      escaped += entity;
    } else if (is_xml(c)) {
      escaped += text.substr(begin, at - begin);
    }
  }
  return escaped;
}

}  // namespace plumbline
