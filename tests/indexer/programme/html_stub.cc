// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/html.h"
#include "indexer/sources/markdown.h"
#include "schema/text/utf8.h"
namespace plumbline {
std::vector<Section> read_html(std::string_view html, const std::string& file, int line,
                               Problems* problems) {
  return read_markdown(clean_utf8(html), Cut::kHeadings, file, line, problems);
}
std::vector<Section> read_description(std::string_view text, const std::string& file, int line,
                                      Problems* problems) {
  return read_markdown(clean_utf8(text), Cut::kHeadings, file, line, problems);
}
}  // namespace plumbline
