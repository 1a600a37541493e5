// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/fields.h"

#include <algorithm>
#include <map>
#include <set>

#include "indexer/check/similar.h"
#include "indexer/fingerprint.h"
#include "schema/text/address_key.h"

namespace plumbline {
namespace {

struct TextField {
  const char* name;
  std::string Source::*member;
};
constexpr TextField kTextFields[] = {
    {"title", &Source::title},      {"short", &Source::short_name}, {"series", &Source::series},
    {"start", &Source::start_date}, {"end", &Source::end_date},     {"place", &Source::place},
    {"date", &Source::date},        {"room", &Source::room},        {"track", &Source::track},
    {"kind", &Source::format},      {"follows", &Source::follows},  {"lang", &Source::lang}};

struct ListField {
  const char* name;
  std::vector<Word> Source::*member;
};
constexpr ListField kListFields[] = {{"speakers", &Source::speakers}, {"topics", &Source::topics}};

class FieldMerge {
 public:
  explicit FieldMerge(Source* into) : into_(*into), programme_(into->key) {}

  void add(const Source& from) {
    for (const TextField& field : kTextFields) {
      if (take(field.name, (into_.*field.member).empty(), !(from.*field.member).empty(), from))
        into_.*field.member = from.*field.member;
    }
    for (const ListField& field : kListFields) {
      if (take(field.name, (into_.*field.member).empty(), !(from.*field.member).empty(), from))
        into_.*field.member = without_lines(from.*field.member);
    }
    add_days(from);
    add_zone_of_event(from);
    add_time(from);
    add_text(from);
    add_links(from);
    into_.files.insert(into_.files.end(), from.files.begin(), from.files.end());
    into_.withdrawn = into_.withdrawn || from.withdrawn;
    add_keys(from);
  }

 private:
  void add_keys(const Source& from) {
    if (into_.key.empty()) {
      into_.key = from.key;
    } else if (!from.key.empty() && from.key != into_.key) {
      into_.merged_keys.push_back(from.key);
    }
  }

  // Whether the field is to be taken; notes whose it is.
  bool take(const char* field, bool missing, bool there, const Source& from) {
    if (!missing) {
      into_.origin.emplace(field, into_.name);
      return false;
    }
    if (there) into_.origin[field] = from.name;
    return there;
  }

  // Lines are those of one file.
  static std::vector<Word> without_lines(std::vector<Word> words) {
    for (Word& word : words) word.line = 0;
    return words;
  }

  // A file a day tells of its own day alone.
  void add_days(const Source& from) {
    const bool same = !programme_.empty() && programme_ == from.key;
    if (into_.kind != SourceKind::kEvent || !same || from.start_date.empty()) return;
    into_.start_date = std::min(into_.start_date, from.start_date);
    into_.end_date = std::max(into_.end_date, from.end_date);
  }

  void add_zone_of_event(const Source& from) {
    const bool better =
        into_.zone.empty() || (into_.guessed != Guess::kNothing && from.guessed == Guess::kNothing);
    if (into_.kind != SourceKind::kEvent || from.zone.empty() || !better) return;
    into_.zone = from.zone;
    into_.guessed = from.guessed;
  }

  // Start, end and zone belong together, and to their day.
  void add_time(const Source& from) {
    const bool same_day = into_.date == from.date;
    if (into_.kind != SourceKind::kTalk) return;
    if (take("time", into_.start_time.empty(), same_day && !from.start_time.empty(), from)) {
      into_.start_time = from.start_time;
      into_.end_time = from.end_time;
      if (from.guessed == Guess::kForbidden) into_.guessed = from.guessed;
    }
    const bool same_time = same_day && into_.start_time == from.start_time;
    if (take("zone", into_.zone.empty(), same_time && !from.zone.empty(), from)) {
      into_.zone = from.zone;
      into_.guessed = from.guessed;
      into_.start_utc = from.start_utc;
    }
  }

  void add_text(const Source& from) {
    const bool missing = into_.abstract == "title-only" || into_.sections.empty();
    const bool there = from.abstract != "title-only" && !from.sections.empty();
    if (!take("abstract", missing, there, from)) return;
    into_.sections = from.sections;
    into_.abstract = from.abstract;
  }

  void add_links(const Source& from) {
    std::set<std::string> keys, addresses;
    for (const SourceLink& link : into_.links) {
      keys.insert(link.key);
      addresses.insert(address_key(link.url));
    }
    for (const SourceLink& link : from.links) {
      const bool is_new =
          keys.count(link.key) == 0 && addresses.insert(address_key(link.url)).second;
      if (!is_new) continue;
      into_.links.push_back({link.key, link.url, 0});
      into_.origin["links." + link.key] = from.name;
    }
    std::set<std::string> known;
    for (const Word& source : into_.sources) known.insert(address_key(source.text));
    for (const Word& source : from.sources) {
      if (known.insert(address_key(source.text)).second) into_.sources.push_back({source.text, 0});
    }
  }

  Source& into_;
  const std::string programme_;  // that it is from, "" for the corpus
};

std::string combined_hash(const std::vector<Source*>& sources) {
  Fingerprint print;
  for (const Source* source : sources) print.add(source->hash);
  return print.hex();
}

// Numbers the parts of one kind of a talk, which come one after the other.
class PartCounter {
 public:
  // False where it is not to be kept. `next` comes behind it; nullptr where nothing does.
  bool number(Source* part, const Source* next, Problems* problems) {
    constexpr int kMost = 99;
    if (!is_another(*part)) texts_.clear();
    kind_ = part->kind;
    talk_ = part->slug;
    if (texts_.empty() && !(next && is_another(*next))) return true;  // most are the only one
    const auto [other, is_new] = texts_.emplace(text_of(*part), part->name);
    const int number = static_cast<int>(texts_.size());
    if (is_new && number <= kMost) {
      part->slug = slug_of_part(talk_, number);
      return true;
    }
    problems->push_back(is_new ? Problem{Severity::kLeftOut, part->file, 0,
                                         talk_ + " has 99 " + std::string(kind_name(kind_)) +
                                             " already; take some of them away"}
                               : Problem{Severity::kWarning, part->file, 0,
                                         "says the same as " + other->second + ", which is shown"});
    return false;
  }

 private:
  bool is_another(const Source& part) const { return part.kind == kind_ && part.slug == talk_; }

  // The words alone; of what says nothing its name, since such are not the same.
  static std::string text_of(const Source& part) {
    std::string text;
    for (const Section& section : part.sections)
      text += letters_of(section.heading.text) + letters_of(section.body.text);
    return text.empty() ? "\n" + part.name : text;
  }

  SourceKind kind_ = SourceKind::kTalk;
  std::string talk_;
  std::map<std::string, std::string> texts_;  // with the names of their sources
};
}  // namespace

void merge_fields(const std::vector<Source*>& sources) {
  Source& into = *sources.front();
  into.hash = combined_hash(sources);
  FieldMerge merge(&into);
  std::for_each(sources.begin() + 1, sources.end(), [&](const Source* from) { merge.add(*from); });
}

void leave_out_namesakes(Corpus* corpus, Problems* problems) {
  const auto order = [](const Source& s) {
    const bool written = !is_part(s.kind) || s.has("event");
    return std::tuple{s.kind, std::string_view(s.slug), !written, !s.key.empty(),
                      std::string_view(s.name)};
  };
  std::vector<Source*> sources;
  for (Source& source : corpus->sources) sources.push_back(&source);
  std::stable_sort(sources.begin(), sources.end(),
                   [&](const Source* a, const Source* b) { return order(*a) < order(*b); });
  std::vector<Source*> kept;
  PartCounter parts;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    Source& source = *sources[i];
    if (is_part(source.kind)) {
      const Source* next = i + 1 < sources.size() ? sources[i + 1] : nullptr;
      if (parts.number(&source, next, problems)) kept.push_back(&source);
      continue;
    }
    const bool again =
        !kept.empty() && kept.back()->kind == source.kind && kept.back()->slug == source.slug;
    if (!again) {
      kept.push_back(&source);
      continue;
    }
    problems->push_back({Severity::kLeftOut, source.file, 0,
                         "there are " + std::string(kind_name(source.kind)) + " of " + source.slug +
                             " already, from " + kept.back()->file + "; take one of them away"});
  }
  corpus->keep(kept);
}

}  // namespace plumbline
