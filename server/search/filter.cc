// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/filter.h"

#include <algorithm>
#include <iterator>

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

Predicate of_has(std::string_view value) {
  for (const auto& [bit, name] : kHasNames) {
    if (name == value) return [b = bit](const Document& d) { return (d.has & b) != 0; };
  }
  return nothing();
}
}  // namespace

Text series_of(const Catalog& catalog, const Document& document) {
  return document.kind == Kind::kEvent ? document.series : catalog[document.event].series;
}

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
  const std::string small = fold(value);
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

}  // namespace plumbline
