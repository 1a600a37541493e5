// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/citations.h"
#include "indexer/sources/html.h"
#include "indexer/sources/html/tags.h"
#include "indexer/sources/markdown.h"
#include "indexer/sources/programme/text.h"
#include "indexer/text/email.h"
#include "indexer/text/entities.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

// How many blanks a line begins with; npos where it has nothing else.
size_t margin_of(std::string_view line) { return line.find_first_not_of(" \t\r"); }

// Abstracts that were pasted into a form come with blanks in front, of all lines or of the first ones, which
// CommonMark would take for code. Lines keep their numbers.
std::string without_margin(std::string_view text) {
  constexpr size_t kCode = 4;
  std::vector<std::string_view> lines = split(text, '\n');
  size_t common = std::string_view::npos, first = 0;
  for (const std::string_view line : lines) common = std::min(common, margin_of(line));
  while (first < lines.size() && margin_of(lines[first]) == std::string_view::npos) ++first;
  if (first == lines.size()) return std::string(text);
  const size_t own = margin_of(lines[first]);
  bool begins = own >= kCode;  // within the first paragraph, which is no code
  std::string out;
  for (size_t i = 0; i < lines.size(); ++i) {
    const size_t margin = margin_of(lines[i]);
    if (i > first && margin == std::string_view::npos) begins = false;
    if (margin != std::string_view::npos)
      lines[i].remove_prefix(std::min(margin, begins ? own : common));
    out += (i > 0 ? "\n" : "") + std::string(lines[i]);
  }
  return out;
}

// The label of a line such as "[1] https://..." or "[1]: https://..."; "" of any other.
std::string_view footnote_label(std::string_view line) {
  const size_t begin = line.find_first_not_of(" \t");
  if (begin == line.npos || line[begin] != '[') return {};
  const size_t end = line.find_first_not_of("0123456789", begin + 1);
  if (end == line.npos || end == begin + 1 || line[end] != ']') return {};
  size_t next = end + 1;
  if (next < line.size() && line[next] == ':') ++next;
  next = line.find_first_not_of(" \t<", next);
  const bool address = next != line.npos && line.substr(next).starts_with("http");
  return address ? line.substr(begin + 1, end - begin - 1) : std::string_view();
}

// "1" for each "[text][1]".
std::set<std::string, std::less<>> reference_labels(std::string_view text) {
  std::set<std::string, std::less<>> labels;
  for (size_t at = text.find("]["); at != text.npos; at = text.find("][", at + 1)) {
    const size_t end = text.find_first_not_of("0123456789", at + 2);
    if (end != text.npos && text[end] == ']') labels.emplace(text.substr(at + 2, end - at - 2));
  }
  return labels;
}

// Footnotes on lines of their own. CommonMark would run them together, and swallow "[1]: https://..." as
// the definition of a link; where it is one, as in "[text][1]", it stays.
std::string part_footnotes(std::string_view text) {
  std::string out;
  const auto references = reference_labels(text);
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    const std::string_view label = footnote_label(line);
    if (label.empty() || references.find(label) != references.end()) {
      out += line;
    } else {
      const size_t behind = line.find(']') + 1;
      out += line.substr(line.find('['), behind - line.find('['));
      out += line.substr(behind + (line[behind] == ':' ? 1 : 0));
      out += "  ";  // a hard break
    }
    if (end == text.npos) break;
    out += '\n';
    text.remove_prefix(end + 1);
  }
  return out;
}
// HTML that was escaped once too often: "&lt;p&gt;Text&lt;/p&gt;".
bool is_escaped_html(std::string_view text) {
  return trimmed(text).starts_with("&lt;") && looks_like_html(unescaped_once(text));
}
}  // namespace

std::vector<Section> read_description(std::string_view text, const std::string& file, int line,
                                      Problems* problems) {
  const std::string clean = clean_utf8(text);
  if (looks_like_html(clean)) return read_html(clean, file, line, problems);
  if (is_escaped_html(clean)) return read_html(unescaped_once(clean), file, line, problems);
  const std::string markdown = part_footnotes(without_emails(without_margin(clean)));
  std::vector<Section> sections =
      read_markdown(markdown, Cut::kHeadings, file, line, problems, RawHtml::kElements);
  drop_emails(&sections);
  link_citations(&sections);
  return sections;
}

}  // namespace plumbline
