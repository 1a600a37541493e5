// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/rst/roles.h"

#include <algorithm>
#include <string>

#include "indexer/sources/office/xml.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

// Of which the text is no code, by the last part of their names.
constexpr std::string_view kWords[] = {"abbr",
                                       "abbreviation",
                                       "ac",
                                       "acronym",
                                       "cite",
                                       "doc",
                                       "download",
                                       "footcite",
                                       "guilabel",
                                       "index",
                                       "math",
                                       "menuselection",
                                       "numref",
                                       "pep",
                                       "pep-reference",
                                       "ref",
                                       "rfc",
                                       "rfc-reference",
                                       "sub",
                                       "subscript",
                                       "sup",
                                       "superscript",
                                       "t",
                                       "term",
                                       "title",
                                       "title-reference",
                                       "token",
                                       "issue",
                                       "pr",
                                       "user",
                                       "confval",
                                       "eq"};

constexpr std::string_view kStandards[] = {"pep", "pep-reference", "rfc", "rfc-reference"};

TextRun plain(std::string_view text) { return {std::string(text), false, false, false, ""}; }

// "8" of "8#section".
std::string number_of(std::string_view text) { return std::string(text.substr(0, text.find('#'))); }

TextRun standard(std::string_view role, std::string_view text, const RstEmbedded& embedded) {
  const std::string number = number_of(embedded.address.empty() ? text : embedded.address);
  const bool digits = !number.empty() && std::all_of(number.begin(), number.end(), ascii::is_digit);
  const bool pep = role.starts_with("pep");
  TextRun run = plain(embedded.text);
  if (run.text.empty()) run.text = std::string(pep ? "PEP " : "RFC ") + number;
  if (!digits) return run;
  run.url = pep ? "https://peps.python.org/pep-" +
                      std::string(4 - std::min<size_t>(number.size(), 4), '0') + number
                : "https://www.rfc-editor.org/rfc/rfc" + number;
  return run;
}
}  // namespace

RstEmbedded rst_embedded(std::string_view inside) {
  if (!inside.ends_with('>')) return {};
  const size_t open = inside.rfind('<');
  if (open == inside.npos || (open > 0 && !ascii::is_blank(inside[open - 1]))) return {};
  const std::string_view address = inside.substr(open + 1, inside.size() - open - 2);
  const std::string_view text = ascii::trimmed(inside.substr(0, open));
  return {text.empty() ? address : text, address};
}

TextRun rst_role(std::string_view role, std::string_view text) {
  const size_t domain = role.find_last_of(":.");
  if (domain != role.npos) role.remove_prefix(domain + 1);
  if (role.starts_with("raw")) return {};
  const RstEmbedded embedded = rst_embedded(text);
  if (is_one_of(role, kStandards)) return standard(role, text, embedded);
  TextRun run = plain(embedded.text.empty() ? text : embedded.text);
  if (role == "strong" || role == "emphasis") {
    run.text = text;
    run.strong = role == "strong";
    run.emphasis = role == "emphasis";
    return run;
  }
  if (is_one_of(role, kWords)) return run;
  run.fixed = true;
  if (run.text.starts_with('~')) {
    run.text.erase(0, std::min(run.text.rfind('.') + 1, run.text.size()));
    if (run.text.starts_with('~')) run.text.erase(0, 1);
  } else if (run.text.starts_with('!')) {
    run.text.erase(0, 1);
  }
  return run;
}

}  // namespace plumbline
