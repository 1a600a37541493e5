// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/citations.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

// Adding a link costs the number of those that are there; no abstract has more.
constexpr size_t kMaxLinks = 1000;

// The address that begins at `at`; "" where none does. A full stop or a bracket behind it ends the
// sentence and not the address.
std::string_view address_at(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at);
  const size_t scheme = rest.starts_with("https://") ? 8 : rest.starts_with("http://") ? 7 : 0;
  if (scheme == 0) return {};
  std::string_view url = rest.substr(0, rest.find_first_of(" \t\n<>\"|\\^`{}"));
  while (url.size() > scheme) {
    const char last = url.back();
    const bool unpaired = last == ')' && std::count(url.begin(), url.end(), '(') <
                                             std::count(url.begin(), url.end(), ')');
    if (std::string_view(".,;:!?'*_]").find(last) == std::string_view::npos && !unpaired) break;
    url.remove_suffix(1);
  }
  return url.size() > scheme ? url : std::string_view();
}

// "1" of "[1]" at `at`; "" where no such label stands there.
std::string_view label_at(std::string_view text, size_t at) {
  size_t end = at + 1;
  while (end < text.size() && end - at < 4 && ascii::is_digit(text[end])) ++end;
  const bool closed = end > at + 1 && end < text.size() && text[end] == ']';
  return closed ? text.substr(at + 1, end - at - 1) : std::string_view();
}

// The address of the footnote whose label is at `at`: "[1] https://...", "[1]: https://...".
std::string_view footnote_at(std::string_view text, size_t at, std::string_view label) {
  size_t next = at + label.size() + 2;
  if (next < text.size() && text[next] == ':') ++next;
  while (next < text.size() && (text[next] == ' ' || text[next] == '\n')) ++next;
  return address_at(text, next);
}

using Footnotes = std::map<std::string, std::string, std::less<>>;

template <class Visit>
void for_labels(std::string_view text, Visit visit) {
  for (size_t at = text.find('['); at != text.npos; at = text.find('[', at + 1)) {
    const std::string_view label = label_at(text, at);
    if (!label.empty()) visit(at, label);
  }
}

void add_footnotes(std::string_view text, Footnotes* footnotes) {
  for_labels(text, [&](size_t at, std::string_view label) {
    const std::string_view url = footnote_at(text, at, label);
    if (!url.empty()) footnotes->emplace(label, url);
  });
}

void link_labels(const Footnotes& footnotes, RichText* text) {
  size_t links = 0;
  const std::string all = text->text;
  for_labels(all, [&](size_t at, std::string_view label) {
    const auto found = footnotes.find(label);
    if (found == footnotes.end() || !footnote_at(all, at, label).empty()) return;
    if (links++ < kMaxLinks) add_link(text, at, at + label.size() + 2, found->second);
  });
}

bool in_code(const RichText& text, size_t at) {
  return std::any_of(text.spans.begin(), text.spans.end(), [&](const Span& span) {
    return (span.kind == Span::kCode || span.kind == Span::kCodeBlock) && span.holds(at, at + 1);
  });
}

void link_addresses(RichText* text) {
  const std::string all = text->text;
  size_t links = 0;
  for (size_t at = all.find("http"); at != all.npos; at = all.find("http", at + 1)) {
    const std::string_view url = address_at(all, at);
    if (url.empty() || links++ >= kMaxLinks || in_code(*text, at)) continue;
    add_link(text, at, at + url.size(), url);
    at += url.size() - 1;
  }
}
}  // namespace

void link_citations(std::vector<Section>* sections) {
  Footnotes footnotes;
  for (const Section& section : *sections) add_footnotes(section.body.text, &footnotes);
  for (Section& section : *sections) {
    link_labels(footnotes, &section.body);
    link_addresses(&section.body);
  }
}

}  // namespace plumbline
