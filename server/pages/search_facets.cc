// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/search_facets.h"

#include <vector>

#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kFacetValues = 7;  // shown at once, others behind "more"

constexpr std::pair<std::string_view, std::string_view> kFacetNames[] = {
    {"type", "Type"},   {"year", "Year"},       {"event", "Event"},
    {"topic", "Topic"}, {"speaker", "Speaker"}, {"kind", "Kind of talk"},
    {"has", "Has"},     {"series", "Series"},   {"lang", "Language"}};

std::string facet_name(std::string_view filter) {
  for (const auto& [name, words] : kFacetNames) {
    if (name == filter) return std::string(words);
  }
  return capitalised(filter);
}

// "LPC 2023" for event lpc-2023, the title of a topic, the name of a person. Lives as long as the catalog and value.
std::string_view filter_label(const Catalog& catalog, std::string_view filter,
                              std::string_view value) {
  const auto title = [&](Kind kind) -> std::string_view {
    const Document* document = catalog.find(kind, value);
    if (document == nullptr) return value;
    return kind == Kind::kEvent ? document->short_name : document->title;
  };
  if (filter == "event") return title(Kind::kEvent);
  if (filter == "topic") return title(Kind::kTopic);
  if (filter == "speaker") return title(Kind::kPerson);
  if (filter == "has" && value == "video") return "recording";
  return value;
}

void add_chip(Dictionary& chips, std::string_view name, std::string_view label,
              const std::string& url) {
  chips.add("CHIP").set("NAME", name).set("LABEL", label).set("URL", url);
}

// Addresses of the same search with one more value of a filter: they differ in that value alone.
class Narrowed {
 public:
  Narrowed(const SearchView& view, std::string_view filter) {
    // No parameter has this character.
    const std::string path = view.path(toggled(view.request, filter, "\x01"));
    constexpr std::string_view kEncoded = "%01";
    const std::size_t at = path.find(kEncoded);
    path_ = path.substr(0, at);
    size_before_ = at;
    behind_ = path.substr(at + kEncoded.size());
  }
  // Lives until the next one is asked for.
  std::string_view by(std::string_view value) {
    path_.resize(size_before_);
    return path_.append(percent_encode(value)).append(behind_);
  }

 private:
  std::string path_;  // as far as the value and, after by(), to its end
  std::size_t size_before_;
  std::string behind_;
};

void fill_value(Dictionary value, const SearchView& view, std::string_view filter,
                Narrowed* narrowed, const FacetValue& of) {
  if (of.chosen || of.value.empty()) {
    value.set("URL", view.path(toggled(view.request, filter, of.value)));
  } else {
    value.set("URL", narrowed->by(of.value));
  }
  // A value that no result has comes without a label.
  const std::string_view label =
      of.label == of.value ? filter_label(view.catalog, filter, of.value) : of.label;
  value.set("LABEL", label).set("COUNT", of.count).show("CHOSEN", of.chosen);
}

// At most kMaxFacetValues, those that were chosen first.
std::vector<const FacetValue*> shown_values(const std::vector<FacetValue>& values) {
  std::vector<const FacetValue*> shown;
  shown.reserve(kMaxFacetValues);
  for (const bool chosen : {true, false}) {
    for (const FacetValue& value : values) {
      if (shown.size() == kMaxFacetValues) return shown;
      if (value.chosen == chosen) shown.push_back(&value);
    }
  }
  return shown;
}

void fill_facet(Dictionary& main, const SearchView& view, std::string_view filter,
                const std::vector<FacetValue>& all) {
  const bool one_for_all = all.size() == 1 && !all[0].chosen && all[0].count >= view.results.total;
  if (all.empty() || one_for_all) return;  // nothing to choose
  const std::vector<const FacetValue*> values = shown_values(all);
  Narrowed narrowed(view, filter);
  Dictionary facet = main.add("FACET").set("NAME", facet_name(filter));
  std::size_t shown = values.size() <= kFacetValues + 2 ? values.size() : kFacetValues;
  while (shown < values.size() && values[shown]->chosen) ++shown;
  for (std::size_t i = 0; i < shown; ++i)
    fill_value(facet.add("VALUE"), view, filter, &narrowed, *values[i]);
  if (shown == values.size()) return;
  Dictionary rest = facet.add("REST").set("COUNT", static_cast<int>(values.size() - shown));
  for (std::size_t i = shown; i < values.size(); ++i) {
    fill_value(rest.add("VALUE"), view, filter, &narrowed, *values[i]);
  }
}

}  // namespace

void fill_chips(Dictionary& main, const SearchView& view) {
  if (!view.is_filtered()) return;
  Dictionary chips = main.add("CHIPS");
  int count = 0;
  for (const auto& [name, values] : view.request.filters) {
    for (const std::string& value : values) {
      add_chip(chips, facet_name(name), filter_label(view.catalog, name, value),
               view.path(toggled(view.request, name, value)));
      ++count;
    }
  }
  for (std::string SearchRequest::*end : {&SearchRequest::from, &SearchRequest::to}) {
    if (view.request.*end == "") continue;
    SearchRequest open = view.request;
    open.cursor.clear();
    (open.*end).clear();
    const bool from = end == &SearchRequest::from;
    add_chip(chips, from ? "From" : "Until", long_date(view.request.*end), view.path(open));
    ++count;
  }
  if (count > 1) chips.add("CLEAR").set("URL", view.path_without_filters());
}

void fill_facets(Dictionary& main, const SearchView& view) {
  for (const auto& [filter, words] : kFacetNames) {
    const auto found = view.results.facets.find(filter);
    if (found != view.results.facets.end()) fill_facet(main, view, filter, found->second);
  }
}

}  // namespace plumbline
