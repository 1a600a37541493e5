// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/filter.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "schema/text/fold.h"
#include "schema/text/name_key.h"
#include "server/search/coverage.h"
#include "server/search/statements.h"

namespace plumbline {
namespace {
constexpr unsigned kDateBit = 1u << 31;

bool contains(const std::vector<DocumentId>& ids, DocumentId id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// By slug, by any name, by the stem of one.
const Document* find_named(const Catalog& catalog, Tokenizer& tokenizer, Kind kind,
                           const std::string& value) {
  if (const Document* found = catalog.find(kind, value)) return found;
  const NameKey key = name_key(tokenizer, value);
  for (const Name* name : {catalog.name_of_key(key.key), catalog.name_of_stem_key(key.stem_key)}) {
    if (name && catalog[name->document].kind == kind) return &catalog[name->document];
  }
  return nullptr;
}

// "guo" stands for everyone of that name.
std::vector<DocumentId> find_people(const Catalog& catalog, Tokenizer& tokenizer,
                                    const std::string& value) {
  if (const Document* person = find_named(catalog, tokenizer, Kind::kPerson, value))
    return {person->id};
  std::vector<DocumentId> people;
  const std::string wanted = " " + fold(value);
  for (DocumentId id : catalog.all(Kind::kPerson)) {
    if (wanted.size() > 2 && (" " + fold(catalog[id].title)).find(wanted) != std::string::npos)
      people.push_back(id);
  }
  return people;
}

Predicate nothing() {
  return [](const Document&) { return false; };
}

Predicate of_event(DocumentId event) {
  return [event](const Document& d) { return d.kind == Kind::kTalk && d.event == event; };
}

Predicate of_topic(DocumentId topic) {
  return [topic](const Document& d) { return d.kind == Kind::kTalk && contains(d.topics, topic); };
}

Predicate of_any_topic(std::vector<DocumentId> topics) {
  return [topics = std::move(topics)](const Document& d) {
    return d.kind == Kind::kTalk && std::any_of(topics.begin(), topics.end(), [&](DocumentId id) {
             return contains(d.topics, id);
           });
  };
}

Predicate of_people(std::vector<DocumentId> people) {
  return [people = std::move(people)](const Document& d) {
    return std::any_of(people.begin(), people.end(),
                       [&](DocumentId id) { return contains(d.speakers, id); });
  };
}

const std::string& series_of(const Catalog& catalog, const Document& document) {
  return document.kind == Kind::kEvent ? document.series : catalog[document.event].series;
}

// A document whose date is a year alone is within each of its months.
bool not_before(const Document& d, const std::string& from) {
  return !d.date.empty() && d.date + "~" >= from;
}
bool not_after(const Document& d, const std::string& to) {
  return !d.date.empty() && d.date <= to + "~";
}

Predicate of_has(std::string_view value) {
  for (const auto& [bit, name] : kHasNames) {
    if (name == value) return [b = bit](const Document& d) { return (d.has & b) != 0; };
  }
  return nothing();
}

std::string in_small_letters(const std::string& value) { return fold(value); }

using Counted = std::map<std::string, FacetValue, std::less<>>;

// Each in its turn of the documents that the facet counts.
template <class Visit>
void each_counted(const Catalog& catalog, const FilterSet& filters, std::string_view name,
                  const std::vector<DocumentId>& documents, Visit visit) {
  const unsigned own = FilterSet::bit_of(name);
  for (const DocumentId id : documents) {
    if (filters.empty() || (filters.failed(catalog[id]) & ~own) == 0) visit(id);
  }
}

const std::string& text_of(const Catalog& catalog, std::string_view name,
                           const Document& document) {
  if (name == "kind") return document.format;
  return name == "lang" ? document.lang : series_of(catalog, document);
}

// kind, lang, series
Counted count_texts(const Catalog& catalog, const FilterSet& filters, std::string_view name,
                    const std::vector<DocumentId>& documents) {
  Counted counted;
  each_counted(catalog, filters, name, documents, [&](DocumentId id) {
    const std::string& value = text_of(catalog, name, catalog[id]);
    if (value.empty()) return;
    auto entry = counted.find(value);
    if (entry == counted.end())
      entry = counted.emplace(value, FacetValue{value, value, 0, false}).first;
    ++entry->second.count;
  });
  return counted;
}

// Calls count(value) for each value that a document has of a facet whose values are numbers here: ids of
// documents, years, kinds, bits.
template <class Count>
void each_number(const Catalog& catalog, std::string_view name, const Standing& standing,
                 Count count) {
  if (name == "event") count(standing.event);
  if (name == "topic") std::ranges::for_each(catalog.topics_of(standing), count);
  if (name == "speaker") std::ranges::for_each(catalog.speakers_of(standing), count);
  if (name == "year") count(standing.year);
  if (name == "type") count(static_cast<int>(standing.kind));
  for (const auto& [bit, text] : kHasNames) {
    if (name == "has" && (standing.has & bit)) count(static_cast<int>(bit));
  }
}

FacetValue value_of(const Catalog& catalog, std::string_view name, int number) {
  const auto named = [](std::string_view text) {
    return FacetValue{std::string(text), std::string(text), 0, false};
  };
  if (name == "year") return named(std::to_string(number));
  if (name == "type") return named(kind_name(static_cast<Kind>(number)));
  for (const auto& [bit, text] : kHasNames) {
    if (name == "has" && number == static_cast<int>(bit)) return named(text);
  }
  const Document& document = catalog[number];
  return {document.slug, name == "event" ? document.short_name : document.title, 0, false};
}

Counted count_numbers(const Catalog& catalog, const FilterSet& filters, std::string_view name,
                      const std::vector<DocumentId>& documents) {
  constexpr int kYears = 10000;
  std::vector<int> counts(static_cast<std::size_t>(std::max(catalog.max_id() + 1, kYears)));
  const auto add = [&](int number) {
    if (number >= 0 && static_cast<std::size_t>(number) < counts.size())
      ++counts[static_cast<std::size_t>(number)];
  };
  each_counted(catalog, filters, name, documents,
               [&](DocumentId id) { each_number(catalog, name, catalog.standing(id), add); });
  const bool none_is_zero = name != "type";
  Counted counted;
  for (std::size_t number = none_is_zero ? 1 : 0; number < counts.size(); ++number) {
    if (counts[number] == 0) continue;
    FacetValue value = value_of(catalog, name, static_cast<int>(number));
    value.count = counts[number];
    counted.emplace(value.value, std::move(value));
  }
  return counted;
}

bool has_texts(std::string_view name) {
  return name == "kind" || name == "lang" || name == "series";
}
}  // namespace

Predicate make_predicate(const Catalog& catalog, Tokenizer& tokenizer, std::string_view name,
                         const std::string& value, std::vector<std::string>* warnings) {
  const auto unknown = [&](std::string_view what) {
    warnings->push_back("There is no " + std::string(what) + " “" + value + "”.");
    return nothing();
  };
  const std::string small = in_small_letters(value);
  if (name == "topic") {
    const Document* topic = find_named(catalog, tokenizer, Kind::kTopic, value);
    return topic ? of_topic(topic->id) : unknown("topic");
  }
  if (name == "under") {
    const Document* topic = find_named(catalog, tokenizer, Kind::kTopic, value);
    return topic ? of_any_topic(topics_under(catalog, topic->id)) : unknown("topic");
  }
  if (name == "event") {
    const Document* event = find_named(catalog, tokenizer, Kind::kEvent, value);
    return event ? of_event(event->id) : unknown("event");
  }
  if (name == "speaker") {
    auto people = find_people(catalog, tokenizer, value);
    return people.empty() ? unknown("speaker") : of_people(std::move(people));
  }
  if (name == "series") {
    return [&catalog, small](const Document& d) { return series_of(catalog, d) == small; };
  }
  if (name == "year") return [value](const Document& d) { return d.year() == value; };
  if (const auto outcome = name == "kind" ? outcome_of(small) : std::nullopt)
    return [bit = 1U << static_cast<unsigned>(*outcome)](const Document& d) {
      return (d.states & bit) != 0;
    };
  if (name == "kind")
    return [small](const Document& d) { return d.format == small || d.category == small; };
  if (name == "lang") return [small](const Document& d) { return d.lang == small; };
  if (name == "type") return [small](const Document& d) { return kind_name(d.kind) == small; };
  if (name == "has") return of_has(small);
  if (name == "after") return [value](const Document& d) { return not_before(d, value); };
  if (name == "before")
    return [value](const Document& d) { return !d.date.empty() && d.date < value; };
  return nothing();
}

FilterSet::FilterSet(const Catalog& catalog, Tokenizer& tokenizer, const SearchRequest& request,
                     std::vector<std::string>* warnings) {
  for (const auto& [name, values] : request.filters) {
    Filter filter = {bit_of(name), {}};
    for (const std::string& value : values) {
      filter.any.push_back(make_predicate(catalog, tokenizer, name, value, warnings));
    }
    filters_.push_back(std::move(filter));
  }
  if (!request.from.empty()) {
    filters_.push_back(
        {kDateBit, {[from = request.from](const Document& d) { return not_before(d, from); }}});
  }
  if (!request.to.empty()) {
    filters_.push_back(
        {kDateBit, {[to = request.to](const Document& d) { return not_after(d, to); }}});
  }
}

unsigned FilterSet::bit_of(std::string_view name) {
  const auto found = std::find(std::begin(kFilterNames), std::end(kFilterNames), name);
  return 1u << (found - std::begin(kFilterNames));
}

unsigned FilterSet::failed(const Document& document) const {
  unsigned bits = 0;
  for (const Filter& filter : filters_) {
    const bool fits = std::any_of(filter.any.begin(), filter.any.end(),
                                  [&](const Predicate& predicate) { return predicate(document); });
    if (!fits) bits |= filter.bit;
  }
  return bits;
}

std::vector<FacetValue> count_facet(const Catalog& catalog, const FilterSet& filters,
                                    const SearchRequest& request, std::string_view name,
                                    const std::vector<DocumentId>& documents) {
  Counted counted = has_texts(name) ? count_texts(catalog, filters, name, documents)
                                    : count_numbers(catalog, filters, name, documents);
  if (const auto chosen = request.filters.find(name); chosen != request.filters.end()) {
    for (const std::string& value : chosen->second) {
      counted.emplace(value, FacetValue{value, value, 0, false}).first->second.chosen = true;
    }
  }
  std::vector<FacetValue> values;
  for (auto& [value, entry] : counted) values.push_back(std::move(entry));
  std::stable_sort(values.begin(), values.end(), [&](const FacetValue& a, const FacetValue& b) {
    return name == "year" ? a.value > b.value : a.count > b.count;
  });
  return values;
}

}  // namespace plumbline
