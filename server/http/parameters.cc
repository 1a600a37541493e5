// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/parameters.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "schema/is_one_of.h"
#include "schema/text/date.h"
#include "schema/text/utf8.h"
#include "server/api/search_answer.h"
#include "server/http/nearest.h"
#include "server/search/citations.h"

namespace plumbline {

std::optional<int> read_integer(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

namespace {

constexpr std::string_view kOtherNames[] = {"q",      "from",   "to",     "sort",  "limit",
                                            "cursor", "facets", "fields", "fuzzy", "explain"};

constexpr std::pair<std::string_view, Sort> kSorts[] = {{"relevance", Sort::kRelevance},
                                                        {"-date", Sort::kNewest},
                                                        {"date", Sort::kOldest},
                                                        {"title", Sort::kTitle}};

bool is_filter(std::string_view name) { return is_one_of(name, kFilterNames); }

std::vector<std::string_view> known_names(bool with_type) {
  std::vector<std::string_view> names(std::begin(kOtherNames), std::end(kOtherNames));
  for (std::string_view name : kFilterNames) {
    if (with_type || name != "type") names.push_back(name);
  }
  return names;
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::string_view item = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), item.size() + 1));
    if (!item.empty()) items.emplace_back(item);
  }
  return items;
}

int read_limit(std::string_view value, int most = 100) {
  const std::optional<int> limit = read_integer(value);
  if (!limit || *limit < 1 || *limit > most) {
    throw invalid_parameter("limit",
                            "limit is a whole number from 1 to " + std::to_string(most) + ".");
  }
  return *limit;
}

std::string read_date(std::string_view name, const std::string& value) {
  if (is_date(value)) return value;
  throw invalid_parameter(name, std::string(name) + " is a date: 2023, 2023-11 or 2023-11-15.");
}

Sort read_sort(std::string_view value) {
  std::vector<std::string_view> names;
  for (const auto& [name, sort] : kSorts) {
    if (name == value) return sort;
    names.push_back(name);
  }
  throw invalid_parameter("sort", "sort is one of relevance, -date, date, title.",
                          nearest(value, names, 1));
}

std::string read_text(const std::string& value) {
  if (count_code_points(value) > kMaxQueryCharacters) {
    throw invalid_parameter("q", "q may have at most 512 characters.");
  }
  return value;
}

// The values of an address that takes only these parameters, each once.
std::map<std::string_view, std::string> read_values(const Parameters& parameters,
                                                    const std::vector<std::string_view>& known) {
  std::map<std::string_view, std::string> values;
  for (const auto& [name, value] : parameters) {
    if (!is_one_of(name, known)) throw unknown_parameter(name, nearest(name, known, 1));
    if (value.empty()) continue;
    if (!values.emplace(name, value).second)
      throw invalid_parameter(name, name + " may be given once.");
  }
  return values;
}

bool read_choice(std::string_view name, std::string_view value, std::string_view no,
                 std::string_view yes) {
  if (value == no || value == yes) return value == yes;
  throw invalid_parameter(
      name, std::string(name) + " is " + std::string(yes) + " or " + std::string(no) + ".");
}

// Names out of `known`, each once, in their order.
std::vector<std::string> read_names(std::string_view parameter, std::string_view value,
                                    const std::vector<std::string_view>& known) {
  std::vector<std::string> names;
  for (std::string& name : split_list(value)) {
    if (!is_one_of(name, known)) {
      throw invalid_parameter(
          parameter,
          "There is nothing called “" + name + "” among the " + std::string(parameter) + ".",
          nearest(name, known, 3));
    }
    if (!is_one_of(name, names)) names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::string> read_facets(std::string_view value) {
  if (value == "none") return {};
  return read_names("facets", value, {std::begin(kFilterNames), std::end(kFilterNames)});
}

std::vector<std::string> read_fields(std::string_view value) {
  return read_names("fields", value, {std::begin(kRowFields), std::end(kRowFields)});
}

void read_filter(const std::string& name, const std::string& value, Filters* filters) {
  std::vector<std::string>& values = (*filters)[name];
  if (!is_one_of(value, values)) values.push_back(value);
  std::size_t count = 0;
  for (const auto& [filter, chosen] : *filters) count += chosen.size();
  if (count > kMaxFilterValues) {
    throw invalid_parameter(name, "A request may have at most 50 values to filter by.");
  }
}

void read_parameter(const std::string& name, const std::string& value, SearchParameters* out) {
  SearchRequest& request = out->request;
  if (name == "q") request.q = read_text(value);
  if (name == "from") request.from = read_date(name, value);
  if (name == "to") request.to = read_date(name, value);
  if (name == "sort") request.sort = read_sort(value);
  if (name == "limit") request.limit = read_limit(value);
  if (name == "cursor") request.cursor = value;
  if (name == "facets") request.facets = read_facets(value);
  if (name == "fields") out->fields = read_fields(value);
  if (name == "fuzzy") request.correct = read_choice(name, value, "off", "auto");
  if (name == "explain") request.explain = read_choice(name, value, "0", "1");
}

void fix_type(Kind type, SearchRequest* request) {
  request->filters["type"] = {std::string(kind_name(type))};
  if (type != Kind::kTalk && request->sort == Sort::kDefault && request->q.empty()) {
    request->sort = Sort::kTitle;
  }
}

}  // namespace

SearchParameters read_search_parameters(const Parameters& parameters, std::optional<Kind> type) {
  const std::vector<std::string_view> known = known_names(!type);
  SearchParameters out;
  std::set<std::string_view> seen;
  for (const auto& [name, value] : parameters) {
    if (!is_one_of(name, known)) {
      throw unknown_parameter(name, nearest(name, known, 1));
    }
    if (value.empty()) continue;
    if (is_filter(name)) {
      read_filter(name, value, &out.request.filters);
      continue;
    }
    if (!seen.insert(name).second) throw invalid_parameter(name, name + " may be given once.");
    read_parameter(name, value, &out);
  }
  if (type) fix_type(*type, &out.request);
  return out;
}

SuggestParameters read_suggest_parameters(const Parameters& parameters) {
  auto values = read_values(parameters, {"q", "limit", "format"});
  SuggestParameters out;
  out.q = read_text(values["q"]);
  if (const std::string& limit = values["limit"]; !limit.empty())
    out.limit = read_limit(limit, kMaxCompletions);
  if (const std::string& format = values["format"]; !format.empty())
    out.opensearch = read_choice("format", format, "json", "opensearch");
  return out;
}

LookupParameters read_lookup_parameters(const Parameters& parameters) {
  auto values = read_values(parameters, {"url", "id", "limit", "cursor"});
  const bool by_url = !values["url"].empty();
  if (by_url == !values["id"].empty()) {
    throw invalid_parameter(
        by_url ? "id" : "url",
        "Give either url, an address, or id: a Message-ID, a commit, a CVE number or the id "
        "of a document.");
  }
  LookupParameters out;
  out.name = by_url ? "url" : "id";
  out.value = values[out.name];
  if (const std::string& limit = values["limit"]; !limit.empty()) out.limit = read_limit(limit);
  out.cursor = values["cursor"];
  return out;
}

CoverageParameters read_coverage_parameters(const Parameters& parameters) {
  const std::vector<std::string_view> known = {"series", "parent", "year", "from", "to"};
  CoverageParameters out;
  Filters lists;
  Parameters once;
  for (const auto& [name, value] : parameters) {
    if ((name == "series" || name == "year") && !value.empty()) {
      read_filter(name, value, &lists);
    } else {
      once.emplace_back(name, value);
    }
  }
  auto values = read_values(once, known);
  out.request.series = lists["series"];
  out.request.years = lists["year"];
  out.parent = values["parent"];
  for (const auto& [name, date] : {std::pair("from", &out.request.from), {"to", &out.request.to}}) {
    if (const std::string& value = values[name]; !value.empty()) *date = read_date(name, value);
  }
  return out;
}

CitationsParameters read_citations_parameters(const Parameters& parameters, int usual) {
  const std::vector<std::string_view> kinds(std::begin(kCitedKinds), std::end(kCitedKinds));
  CitationsParameters out = {{}, usual, ""};
  Parameters once;
  for (const auto& [name, value] : parameters) {
    if (name != "kind" || value.empty()) {
      once.emplace_back(name, value);
      continue;
    }
    if (!is_one_of(value, kinds))
      throw invalid_parameter(name,
                              "kind is one of talk, message, lwn, commit, cve, path, crate, url.",
                              nearest(value, kinds, 1));
    if (!is_one_of(value, out.kinds)) out.kinds.push_back(value);
  }
  auto values = read_values(once, {"kind", "limit", "cursor"});
  if (const std::string& limit = values["limit"]; !limit.empty()) out.limit = read_limit(limit);
  out.cursor = values["cursor"];
  return out;
}

GraphParameters read_graph_parameters(const Parameters& parameters) {
  auto values = read_values(parameters, {"topic", "min_weight"});
  GraphParameters out;
  out.topic = values["topic"];
  if (const std::string& weight = values["min_weight"]; !weight.empty()) {
    const std::optional<int> number = read_integer(weight);
    if (!number || *number < 1)
      throw invalid_parameter("min_weight", "min_weight is a whole number from 1 on.");
    out.min_weight = *number;
  }
  return out;
}

int read_related_limit(const Parameters& parameters) {
  const auto values = read_values(parameters, {"limit"});
  const auto limit = values.find("limit");
  return limit == values.end() || limit->second.empty() ? 10 : read_limit(limit->second);
}

std::string read_dump_cursor(const Parameters& parameters) {
  return read_values(parameters, {"cursor"})["cursor"];
}

void refuse_other_parameters(const Parameters& parameters,
                             const std::vector<std::string_view>& known) {
  read_values(parameters, known);
}

void refuse_parameters(const Parameters& parameters) {
  if (!parameters.empty()) throw unknown_parameter(parameters.front().first, {});
}

}  // namespace plumbline
