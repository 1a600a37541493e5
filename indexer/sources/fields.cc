// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/fields.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <span>
#include <variant>

#include "indexer/check/calendar.h"
#include "indexer/check/similar.h"
#include "schema/text/date.h"

namespace plumbline {
namespace {

// What a field holds, told by where it goes.
using Text = std::string Source::*;
using Flag = bool Source::*;
using Number = int Source::*;
using Words = std::vector<Word> Source::*;
using Links = std::vector<SourceLink> Source::*;
struct Date {
  std::string Source::*member;
};

enum Need { kOptional, kRequired };

struct Field {
  std::string_view name;
  Need need;
  std::variant<Text, Date, Flag, Number, Words, Links> target;
  std::string_view values = {};  // the words that it may be, with blanks between
};

// In the order in which they stand.
const Field kTalkFields[] = {
    {"title", kRequired, &Source::title},
    {"title_verified", kOptional, &Source::title_verified},
    {"event", kRequired, &Source::event},
    {"date", kOptional, Date{&Source::date}},
    {"start", kOptional, &Source::start_time},
    {"end", kOptional, &Source::end_time},
    {"room", kOptional, &Source::room},
    {"track", kOptional, &Source::track},
    {"kind", kRequired, &Source::format, "talk discussion keynote panel lightning bof tutorial"},
    {"abstract", kOptional, &Source::abstract, "title-only from-report"},
    {"speakers", kOptional, &Source::speakers},
    {"topics", kRequired, &Source::topics},
    {"follows", kOptional, &Source::follows},
    {"links", kOptional, &Source::links},
    {"sources", kRequired, &Source::sources}};

const Field kTopicFields[] = {
    {"title", kRequired, &Source::title},
    {"kind", kRequired, &Source::category,
     "subproject driver tool compiler language subsystem concept process community"},
    {"aliases", kRequired, &Source::aliases},
    {"summary", kRequired, &Source::summary},
    {"parent", kOptional, &Source::parent},
    {"related", kRequired, &Source::related},
    {"links", kOptional, &Source::links},
    {"sources", kRequired, &Source::sources}};

const Field kEventFields[] = {
    {"title", kRequired, &Source::title},        {"short", kRequired, &Source::short_name},
    {"series", kRequired, &Source::series},      {"start", kOptional, Date{&Source::start_date}},
    {"end", kOptional, Date{&Source::end_date}}, {"place", kOptional, &Source::place},
    {"zone", kOptional, &Source::zone},          {"links", kOptional, &Source::links},
    {"sources", kRequired, &Source::sources}};

const Field kNotesFields[] = {{"title", kRequired, &Source::title},
                              {"event", kRequired, &Source::event},
                              {"sources", kRequired, &Source::sources}};

const Field kSlidesFields[] = {{"title", kRequired, &Source::title},
                               {"event", kRequired, &Source::event},
                               {"pages", kRequired, &Source::pages},
                               {"links", kOptional, &Source::links},
                               {"sources", kRequired, &Source::sources}};

std::span<const Field> fields_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::kTalk:
      return kTalkFields;
    case SourceKind::kTopic:
      return kTopicFields;
    case SourceKind::kEvent:
      return kEventFields;
    case SourceKind::kNotes:
      return kNotesFields;
    case SourceKind::kSlides:
      return kSlidesFields;
    case SourceKind::kPerson:
    case SourceKind::kTranscript:
      break;  // has no front matter
  }
  return {};
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\n";
  const auto begin = text.find_first_not_of(kBlanks);
  return begin == text.npos
             ? ""
             : std::string(text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin));
}

bool blank_or_padded(std::string_view text) { return text.empty() || trimmed(text) != text; }

bool is_word_of(std::string_view list, std::string_view word) {
  return (" " + std::string(list) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

// Reads the values of one document. Each function is for one type of field and returns whether the
// field has a value now.
class FieldReader {
 public:
  FieldReader(Source* source, Problems* problems) : source_(source), problems_(problems) {}

  bool read(const Field& field, const YamlNode& node) {
    field_ = &field;
    return std::visit([&](auto target) { return set(target, node); }, field.target);
  }

  void warn(int line, std::string message) {
    problems_->push_back({Severity::kWarning, source_->file, line, std::move(message)});
  }

 private:
  std::string name() const { return std::string(field_->name); }

  bool expect(YamlNode::Type type, const YamlNode& node) {
    if (node.type == type) return true;
    warn(node.line, name() + " is " + std::string(type_name(node.type)) + ", not " +
                        std::string(type_name(type)));
    return false;
  }

  // A scalar of another type still says something: the title 2023 is taken as it was written.
  bool set(Text member, const YamlNode& node) {
    expect(YamlNode::kText, node);
    if (node.type == YamlNode::kList || node.type == YamlNode::kMap) return false;
    if (node.type == YamlNode::kText && blank_or_padded(node.text))
      warn(node.line, name() + " is blank or padded");
    if (!field_->values.empty() && !is_word_of(field_->values, node.text)) {
      warn(node.line,
           name() + " is \"" + node.text + "\", not one of: " + std::string(field_->values));
      if (field_->need == kOptional) return false;
    }
    source_->*member = trimmed(node.text);
    return !(source_->*member).empty();
  }

  bool set(Date date, const YamlNode& node) {
    if (!expect(YamlNode::kDate, node)) return false;
    if (!is_day(node.text)) {
      warn(node.line, name() + " is not a day like 2023-11-15: " + node.text);
      return false;
    }
    source_->*date.member = node.text;
    return true;
  }

  bool set(Flag member, const YamlNode& node) {
    if (!expect(YamlNode::kBoolean, node)) return false;
    source_->*member = node.text.find_first_of("yYtT") == 0 || node.text == "on" ||
                       node.text == "On" || node.text == "ON";
    return true;
  }

  bool set(Number member, const YamlNode& node) {
    if (!expect(YamlNode::kNumber, node)) return false;
    const auto [end, error] =
        std::from_chars(node.text.data(), node.text.data() + node.text.size(), source_->*member);
    if (error == std::errc() && end == node.text.data() + node.text.size()) return true;
    warn(node.line, name() + " is not a whole number: " + node.text);
    return false;
  }

  bool set(Words member, const YamlNode& node) {
    if (!expect(YamlNode::kList, node)) return false;
    if (node.items.empty()) warn(node.line, name() + " is empty");
    source_->*member = read_words(node, name(), source_->file, problems_);
    return true;
  }

  bool set(Links member, const YamlNode& node) {
    if (!expect(YamlNode::kMap, node)) return false;
    if (node.entries.empty()) warn(node.line, name() + " is empty");
    for (const YamlEntry& entry : node.entries) {
      if (entry.value.type != YamlNode::kText) {
        warn(entry.key.line, name() + ": " + entry.key.text + " is " +
                                 std::string(type_name(entry.value.type)) + ", not an address");
      } else {
        (source_->*member).push_back({entry.key.text, entry.value.text, entry.value.line});
      }
    }
    return true;
  }

  Source* source_;
  Problems* problems_;
  const Field* field_ = nullptr;
};

const Field* find_field(std::span<const Field> fields, std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

std::string unknown_field(std::span<const Field> fields, const std::string& name) {
  std::vector<std::string_view> names;
  for (const Field& field : fields) names.push_back(field.name);
  return "unknown field " + name + did_you_mean(name, names);
}
}  // namespace

std::vector<Word> read_words(const YamlNode& node, const std::string& what, const std::string& file,
                             Problems* problems) {
  std::vector<Word> words;
  std::set<std::string> seen;
  const auto warn = [&](int line, const std::string& message) {
    problems->push_back({Severity::kWarning, file, line, what + message});
  };
  for (const YamlNode& item : node.items) {
    const bool scalar = item.type != YamlNode::kList && item.type != YamlNode::kMap;
    if (item.type != YamlNode::kText || blank_or_padded(item.text)) {
      warn(item.line,
           ": not a list of plain strings" + (item.text.empty() ? "" : " (" + item.text + ")"));
    }
    const std::string word = trimmed(item.text);
    if (!scalar || word.empty()) continue;
    if (!seen.insert(word).second) {
      warn(item.line, ": " + word + " stands there twice");
    } else {
      words.push_back({word, item.line});
    }
  }
  return words;
}

void read_fields(const YamlNode& front_matter, Source* source, Problems* problems) {
  const std::span<const Field> fields = fields_of(source->kind);
  FieldReader reader(source, problems);
  const Field* latest = fields.data();
  std::set<std::string_view> set;
  for (const auto& [key, value] : front_matter.entries) {
    const Field* field = find_field(fields, key.text);
    if (!field) {
      reader.warn(key.line, unknown_field(fields, key.text));
      continue;
    }
    if (!source->lines.add(field->name, key.line)) {
      reader.warn(key.line, key.text + " stands there twice");
      continue;
    }
    if (field < latest)
      reader.warn(key.line, key.text + " belongs before " + std::string(latest->name));
    latest = std::max(latest, field);
    if (reader.read(*field, value)) set.insert(field->name);
  }
  for (const Field& field : fields) {
    if (field.need == kRequired && set.count(field.name) == 0) {
      const char* what = source->has(field.name) ? "no usable " : "no ";
      problems->push_back({Severity::kLeftOut, source->file, 1, what + std::string(field.name)});
    }
  }
}

}  // namespace plumbline
