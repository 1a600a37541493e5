// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/note_head.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "indexer/sources/front_matter.h"
#include "indexer/sources/part.h"
#include "indexer/sources/programme/links.h"
#include "indexer/sources/programme/names.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/wording.h"
#include "indexer/sources/yaml.h"
#include "indexer/text/email.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/date.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kVideos[] = {"video", "video_url", "recording",
                                        "media", "youtube",   "youtube_url"};
constexpr std::string_view kSpeakers[] = {"speakers", "speaker", "presenters", "presenter"};

// A line of a text, without its end, and where the next one begins.
struct Line {
  std::string_view text;
  size_t next;
};

Line line_from(std::string_view text, size_t at) {
  const size_t end = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, end - at);
  while (!line.empty() && ascii::is_blank(line.back())) line.remove_suffix(1);
  return {line, std::min(end + 1, text.size())};
}

// "title: ..." or "title = ...", or what may stand before such a line.
bool is_field(std::string_view line, char sign) {
  const size_t name = line.find_first_of(" \t:=");
  const size_t at = line.find(sign);
  return at != line.npos && name > 0 &&
         line.substr(name, at - name).find_first_not_of(" \t") == line.npos &&
         (at + 1 == line.size() || ascii::is_blank(line[at + 1]));
}

// The first line that says something, if it is a field.
bool begins_with_field(std::string_view text, char sign) {
  for (size_t at = 0; at < text.size();) {
    const Line line = line_from(text, at);
    const std::string_view words = ascii::trimmed(line.text);
    if (!words.empty() && !words.starts_with('#')) return is_field(words, sign);
    at = line.next;
  }
  return false;
}

// A head between lines --- or +++. One that has no end is not closed, and has no text.
struct Fence {
  bool yaml = false;  // else TOML
  bool closed = false;
  std::string_view inside, behind;
  int line_behind = 0;
};

// Nothing where a text begins without a head, or with a line --- that is a rule.
std::optional<Fence> fence_of(std::string_view text) {
  const Line first = line_from(text, 0);
  Fence fence;
  fence.yaml = first.text == "---";
  if (!fence.yaml && first.text != "+++") return std::nullopt;
  if (!begins_with_field(text.substr(first.next), fence.yaml ? ':' : '=')) return std::nullopt;
  int number = kFrontMatterLine;
  for (size_t at = first.next; at < text.size(); ++number) {
    const Line line = line_from(text, at);
    if (line.text == first.text || (fence.yaml && line.text == "...")) {
      fence.closed = true;
      fence.inside = text.substr(first.next, at - first.next);
      fence.behind = text.substr(line.next);
      fence.line_behind = number + 1;
      break;
    }
    at = line.next;
  }
  return fence;
}

std::string_view without_quotes(std::string_view value) {
  value = ascii::trimmed(value);
  for (const char quote : {'"', '\''}) {
    if (!value.starts_with(quote)) continue;
    value.remove_prefix(1);
    if (value.ends_with(quote)) value.remove_suffix(1);
  }
  return value;
}

// What stands in its own line, as written.
std::string field_of_line(std::string_view head, std::string_view name, char sign) {
  for (size_t at = 0; at < head.size();) {
    const Line line = line_from(head, at);
    const std::string_view words = ascii::trimmed(line.text);
    if (ascii::starts_with_any_case(words, name) && is_field(words, sign) &&
        words.find_first_of(" \t:=") == name.size())
      return std::string(without_quotes(words.substr(words.find(sign) + 1)));
    at = line.next;
  }
  return "";
}

std::string field_of(const YamlNode& fields, std::string_view name) {
  for (const auto& [key, value] : fields.entries) {
    const bool scalar = value.type == YamlNode::kText || value.type == YamlNode::kNumber ||
                        value.type == YamlNode::kDate;
    if (key.text == name && scalar) return value.text;
  }
  return "";
}

void add_speakers(const YamlNode& value, std::vector<Word>* speakers) {
  for (std::string& name : people_in(value.text))
    speakers->push_back({std::move(name), value.line});
}

// "Ada Example, Ben", a list of names, or of maps with a name each.
void read_speakers(const YamlNode& value, std::vector<Word>* speakers) {
  if (value.type == YamlNode::kText) add_speakers(value, speakers);
  for (const YamlNode& item : value.items) {
    if (item.type == YamlNode::kText) add_speakers(item, speakers);
    for (const auto& [key, name] : item.entries) {
      if (key.text == "name" && name.type == YamlNode::kText) add_speakers(name, speakers);
    }
  }
}

void read_link(std::string_view key, const YamlNode& value, LinkList* links) {
  const std::string url = value.type == YamlNode::kText ? resolve_url(value.text, "") : "";
  if (url.empty() || !ascii::starts_with_any_case(value.text, "http")) return;
  if (is_one_of(key, kVideos)) links->add("video", url, value.line);
  if (key == "slides") links->add("slides", url, value.line);
}

// The day of "2023-11-15", "2023-11-15 10:00" and "2023-11-15T10:00:00Z".
void read_date(const Input& input, const YamlNode& value, std::string* date, Problems* problems) {
  const std::string day = value.text.substr(0, 10);
  if (is_day(day)) {
    *date = day;
  } else if (!value.text.empty()) {
    warn(input, value.line, "date is no day, such as 2023-11-15: " + without_emails(value.text),
         problems);
  }
}

void read_yaml(const Input& input, std::string_view yaml, NoteHead* head, Problems* problems) {
  try {
    const YamlNode fields = parse_yaml(yaml, kFrontMatterLine);
    head->title = field_of(fields, "title");
    head->lang = language_code(field_of(fields, "lang"));
    LinkList links;
    for (const auto& [key, value] : fields.entries) {
      read_link(key.text, value, &links);
      if (key.text == "date") read_date(input, value, &head->date, problems);
      if (is_one_of(key.text, kSpeakers)) read_speakers(value, &head->speakers);
    }
    head->links = links.take();
  } catch (const YamlError& error) {
    warn(input, error.line(),
         std::string("front matter: ") + error.what() + "; its title is taken from its own line",
         problems);
    head->title = field_of_line(yaml, "title", ':');
  }
}
}  // namespace

NoteHead read_note_head(const Input& input, std::string_view text, Problems* problems) {
  NoteHead head;
  head.body = text;
  const std::optional<Fence> fence = fence_of(text);
  if (!fence) return head;
  if (!fence->closed) {
    warn(input, 1,
         "the front matter that begins here has no end and is read as text; put a line " +
             std::string(fence->yaml ? "---" : "+++") + " behind it",
         problems);
    return head;
  }
  head.body = fence->behind;
  head.body_line = fence->line_behind;
  if (fence->yaml) read_yaml(input, fence->inside, &head, problems);
  if (!fence->yaml) head.title = field_of_line(fence->inside, "title", '=');
  return head;
}

bool begins_with_head_of_talk(std::string_view text) {
  const std::optional<Fence> fence = fence_of(text);
  if (!fence || !fence->closed || !fence->yaml) return false;
  bool title = false, more = false, ours = false;
  for (const std::string_view line : split(fence->inside, '\n')) {
    const std::string_view name = line.substr(0, line.find(':'));
    title = title || name == "title";
    more = more || name == "date" || is_one_of(name, kSpeakers);
    ours = ours || name == "sources";
  }
  return title && more && !ours;
}

}  // namespace plumbline
