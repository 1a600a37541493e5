// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/outcome.h"

#include <algorithm>
#include <vector>

#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kLines = 4;      // of a kind, shown at once on the page of a topic
constexpr std::size_t kMoreLines = 2;  // behind "more"; a search has the others

std::string date_words(const StatementLine& line, const Document& talk) {
  if (talk.date.empty()) return "";
  return (line.kind == Stated::kOpen ? "since " : "") + long_date(talk.date);
}

void fill_line(Dictionary place, const Catalog& catalog, const StatementLine& line) {
  Dictionary item = place.include("ITEM", "stated_line.html");
  const Document& talk = catalog[line.document];
  item.set("TEXT", line.text).set("URL", url_of(catalog, line));
  item.set("TALK", talk.title).set("EVENT", catalog[talk.event].short_name);
  item.show("DATE", date_words(line, talk));
}

void fill_group(Dictionary& section, const Catalog& catalog, DocumentId topic, Stated kind,
                const std::vector<StatementLine>& lines) {
  if (lines.empty()) return;
  Dictionary group = section.add("GROUP").set("KIND", stated_name(kind));
  group.set("NAME", outcome_words(kind)).set("COUNT", static_cast<int>(lines.size()));
  const std::size_t shown = lines.size() <= kLines + 2 ? lines.size() : kLines;
  for (std::size_t i = 0; i < shown; ++i) fill_line(group.add("LINE"), catalog, lines[i]);
  if (shown == lines.size()) return;
  Dictionary rest = group.add("REST").set("MORE", static_cast<int>(lines.size() - shown));
  const std::size_t end = std::min(shown + kMoreLines, lines.size());
  for (std::size_t i = shown; i < end; ++i) fill_line(rest.add("LINE"), catalog, lines[i]);
  if (end == lines.size()) return;
  rest.add("ALL").set(
      "URL", "/search?q=kind:" + std::string(stated_name(kind)) + "+topic:" + catalog[topic].slug);
}
}  // namespace

std::string_view outcome_words(Stated kind) {
  constexpr std::string_view kWords[] = {"Decided", "Open", "To do", "Asked for"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string url_of(const Catalog& catalog, const StatementLine& line) {
  return path_of(catalog[line.document]) + (line.anchor.empty() ? "" : "#" + line.anchor);
}

std::string said_where(const Catalog& catalog, const StatementLine& line) {
  const Document& talk = catalog[line.document];
  std::vector<std::string> facts = {talk.title};
  if (talk.event != 0) facts.push_back(catalog[talk.event].short_name);
  if (const std::string date = date_words(line, talk); !date.empty()) facts.push_back(date);
  return joined(facts);
}

void fill_outcome_of_talk(Dictionary place, const Catalog& catalog,
                          std::span<const StatementLine> lines) {
  if (lines.empty()) return;
  Dictionary section = place.add("OUTCOME");
  for (const StatementLine& line : lines) {
    Dictionary item = section.add("LINE").set("TEXT", line.text);
    item.set("KIND", stated_name(line.kind)).set("NAME", outcome_words(line.kind));
    item.set("URL", url_of(catalog, line));
  }
}

void fill_outcome_of_topic(Dictionary place, const Catalog& catalog, DocumentId topic,
                           std::span<const StatementLine> lines) {
  if (lines.empty()) return;
  Dictionary section = place.add("OUTCOME").set("COUNT", static_cast<int>(lines.size()));
  for (const Stated kind : kOutcomes) {
    std::vector<StatementLine> of_kind;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(of_kind),
                 [kind](const StatementLine& line) { return line.kind == kind; });
    fill_group(section, catalog, topic, kind, of_kind);
  }
}

}  // namespace plumbline
