// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/facets.h"

#include <algorithm>
#include <map>

#include "schema/is_one_of.h"

namespace plumbline {
namespace {
// One value of a facet and the number of its documents, before it has its words.
struct Counted {
  int number;  // of a facet whose values are numbers here (each_number)
  Text text;   // of one whose values are texts, or stand for documents
  int count = 0;
};

bool has_texts(std::string_view name) {
  return name == "kind" || name == "lang" || name == "series";
}
bool has_documents(std::string_view name) {
  return name == "event" || name == "topic" || name == "speaker";
}

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

std::string value_of(std::string_view name, const Counted& counted) {
  if (!counted.text.empty()) return counted.text;
  if (name == "year") return std::to_string(counted.number);
  if (name == "type") return std::string(kind_name(static_cast<Kind>(counted.number)));
  return std::string(has_name(counted.number));
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
  std::vector<Counted> list = counts.list();
  if (has_documents(name)) {
    for (Counted& entry : list) entry.text = catalog[entry.number].slug;
  }
  return list;
}

std::string label_of(const Catalog& catalog, std::string_view name, const Counted& counted,
                     const std::string& value) {
  if (name == "event") return catalog[counted.number].short_name;
  return has_documents(name) ? std::string(catalog[counted.number].title) : value;
}

// Drops those that stand behind the first `count` in the order of in_order(), but for what the reader chose. Of a
// facet with texts.
void keep_first(const SearchRequest& request, std::string_view name, std::size_t count,
                std::vector<Counted>* counted) {
  if (counted->size() <= count) return;
  const auto first_dropped = counted->begin() + static_cast<std::ptrdiff_t>(count);
  std::nth_element(counted->begin(), first_dropped, counted->end(),
                   [](const Counted& a, const Counted& b) {
                     return a.count != b.count ? a.count > b.count : a.text < b.text;
                   });
  const auto chosen = request.filters.find(name);
  const auto is_dropped = [&](const Counted& entry) {
    return chosen == request.filters.end() || !is_one_of(entry.text, chosen->second);
  };
  counted->erase(std::remove_if(first_dropped, counted->end(), is_dropped), counted->end());
}

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
  std::vector<Counted> counted = has_texts(name) ? count_texts(catalog, filters, name, documents)
                                                 : count_numbers(catalog, filters, name, documents);
  if (has_documents(name)) keep_first(request, name, request.facet_values, &counted);
  std::vector<FacetValue> values;
  values.reserve(counted.size());
  for (const Counted& entry : counted) {
    std::string value = value_of(name, entry);
    std::string label = label_of(catalog, name, entry, value);
    values.push_back({std::move(value), std::move(label), entry.count, false});
  }
  choose(request, name, &values);
  return in_order(std::move(values), name == "year");
}

}  // namespace plumbline
