// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/filter.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>

#include "schema/text/fold.h"
#include "schema/text/name_key.h"
#include "server/search/coverage.h"
#include "server/search/statements.h"

namespace plumbline {
namespace {
constexpr unsigned kDateBit = 1u << 31;

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

Text series_of(const Catalog& catalog, const Document& document) {
  return document.kind == Kind::kEvent ? document.series : catalog[document.event].series;
}

Predicate of_has(std::string_view value) {
  for (const auto& [bit, name] : kHasNames) {
    if (name == value) return [b = bit](const Document& d) { return (d.has & b) != 0; };
  }
  return nothing();
}

std::string in_small_letters(const std::string& value) { return fold(value); }

// One value of a facet and the number of its documents, before it has its words.
struct Counted {
  int number;  // of a facet whose values are numbers here (each_number)
  Text text;   // of one whose values are texts
  int count = 0;
};

// Each in its turn of the documents that the facet counts.
template <class Visit>
void each_counted(const Catalog& catalog, const FilterSet& filters, std::string_view name,
                  std::span<const DocumentId> documents, Visit visit) {
  const unsigned own = FilterSet::bit_of(name);
  for (const DocumentId id : documents) {
    if (filters.empty() || (filters.failed(catalog[id]) & ~own) == 0) visit(id);
  }
}

Text text_of(const Catalog& catalog, std::string_view name, const Document& document) {
  if (name == "kind") return document.format;
  return name == "lang" ? document.lang : series_of(catalog, document);
}

// kind, lang, series
std::vector<Counted> count_texts(const Catalog& catalog, const FilterSet& filters,
                                 std::string_view name, std::span<const DocumentId> documents) {
  std::map<std::string_view, Counted> counted;
  each_counted(catalog, filters, name, documents, [&](DocumentId id) {
    const Text value = text_of(catalog, name, catalog[id]);
    if (!value.empty()) ++counted.try_emplace(value, Counted{0, value}).first->second.count;
  });
  std::vector<Counted> list;
  for (const auto& [value, entry] : counted) list.push_back(entry);
  return list;
}

// Calls count(value) for each value that each of the documents has of a facet whose values are numbers here: ids of
// documents, years, kinds, bits. `each` calls what it is given for each document.
template <class EachDocument, class Count>
void each_number(const Catalog& catalog, std::string_view name, EachDocument each, Count count) {
  const auto of_each = [&](auto visit) {
    each([&](DocumentId id) { visit(catalog.standing(id)); });
  };
  if (name == "event") of_each([&](const Standing& of) { count(of.event); });
  if (name == "topic")
    of_each([&](const Standing& of) { std::ranges::for_each(catalog.topics_of(of), count); });
  if (name == "speaker")
    of_each([&](const Standing& of) { std::ranges::for_each(catalog.speakers_of(of), count); });
  if (name == "year") of_each([&](const Standing& of) { count(of.year); });
  if (name == "type") of_each([&](const Standing& of) { count(static_cast<int>(of.kind)); });
  if (name != "has") return;
  of_each([&](const Standing& of) {
    for (const auto& [bit, text] : kHasNames) {
      if (of.has & bit) count(static_cast<int>(bit));
    }
  });
}

std::string_view has_name(int bit) {
  for (const auto& [known, text] : kHasNames) {
    if (bit == static_cast<int>(known)) return text;
  }
  return {};
}

std::string value_of(const Catalog& catalog, std::string_view name, const Counted& counted) {
  if (!counted.text.empty()) return counted.text;
  if (name == "year") return std::to_string(counted.number);
  if (name == "type") return std::string(kind_name(static_cast<Kind>(counted.number)));
  if (name == "has") return std::string(has_name(counted.number));
  return catalog[counted.number].slug;
}

// How often each number occurs. Their memory stays from one facet to the next, since setting up a count for every
// document takes longer than counting a few hundred.
class Counts {
 public:
  static Counts& of_thread() {
    thread_local Counts counts;
    counts.clear();  // a facet that ended early, for want of memory, left its own
    return counts;
  }

  void add(int number) {
    if (number < 0) return;
    const auto at = static_cast<std::size_t>(number);
    if (at >= counts_.size()) counts_.resize(at + 1);
    if (counts_[at] == 0) numbers_.push_back(number);
    ++counts_[at];
  }

  std::vector<Counted> list() const {
    std::vector<Counted> list;
    list.reserve(numbers_.size());
    for (const int number : numbers_)
      list.push_back({number, {}, counts_[static_cast<std::size_t>(number)]});
    return list;
  }

 private:
  void clear() {
    for (const int number : numbers_) counts_[static_cast<std::size_t>(number)] = 0;
    numbers_.clear();
  }

  std::vector<int> counts_, numbers_;
};

std::vector<Counted> count_numbers(const Catalog& catalog, const FilterSet& filters,
                                   std::string_view name, std::span<const DocumentId> documents) {
  Counts& counts = Counts::of_thread();
  const bool none_is_zero = name != "type";
  const auto each = [&](auto visit) { each_counted(catalog, filters, name, documents, visit); };
  each_number(catalog, name, each, [&](int number) {
    if (number != 0 || !none_is_zero) counts.add(number);
  });
  return counts.list();
}

std::string label_of(const Catalog& catalog, std::string_view name, const Counted& counted,
                     const std::string& value) {
  if (name == "event") return catalog[counted.number].short_name;
  return name == "topic" || name == "speaker" ? catalog[counted.number].title : value;
}

bool has_texts(std::string_view name) {
  return name == "kind" || name == "lang" || name == "series";
}
}  // namespace

bool not_before(const Document& document, const std::string& from) {
  return !document.date.empty() && document.date + "~" >= from;
}
bool not_after(const Document& document, const std::string& to) {
  return !document.date.empty() && document.date <= to + "~";
}

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

namespace {
// What the reader chose is a value even where no document has it.
void choose(const SearchRequest& request, std::string_view name, std::vector<FacetValue>* values) {
  const auto chosen = request.filters.find(name);
  if (chosen == request.filters.end()) return;
  for (const std::string& value : chosen->second) {
    const auto known = std::find_if(values->begin(), values->end(),
                                    [&](const FacetValue& other) { return other.value == value; });
    if (known != values->end()) {
      known->chosen = true;
    } else {
      values->push_back({value, value, 0, true});
    }
  }
}

// By count, or the newest year first. What is sorted are pointers, which are moved at less cost than values.
std::vector<FacetValue> in_order(std::vector<FacetValue> values, bool are_years) {
  std::vector<FacetValue*> order;
  order.reserve(values.size());
  for (FacetValue& value : values) order.push_back(&value);
  std::sort(order.begin(), order.end(), [&](const FacetValue* a, const FacetValue* b) {
    if (are_years) return a->value > b->value;
    return a->count != b->count ? a->count > b->count : a->value < b->value;
  });
  std::vector<FacetValue> sorted;
  sorted.reserve(values.size());
  for (FacetValue* value : order) sorted.push_back(std::move(*value));
  return sorted;
}
}  // namespace

std::vector<FacetValue> count_facet(const Catalog& catalog, const FilterSet& filters,
                                    const SearchRequest& request, std::string_view name,
                                    std::span<const DocumentId> documents) {
  const std::vector<Counted> counted = has_texts(name)
                                           ? count_texts(catalog, filters, name, documents)
                                           : count_numbers(catalog, filters, name, documents);
  std::vector<FacetValue> values;
  values.reserve(counted.size());
  for (const Counted& entry : counted) {
    std::string value = value_of(catalog, name, entry);
    std::string label = label_of(catalog, name, entry, value);
    values.push_back({std::move(value), std::move(label), entry.count, false});
  }
  choose(request, name, &values);
  return in_order(std::move(values), name == "year");
}

}  // namespace plumbline
