// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/document.h"

#include <algorithm>

#include "indexer/check/pages.h"
#include "indexer/check/words.h"
#include "indexer/fingerprint.h"
#include "indexer/sources/fields.h"
#include "indexer/sources/front_matter.h"
#include "indexer/sources/markdown.h"
#include "indexer/sources/programme/zone.h"
#include "indexer/sources/yaml.h"
#include "schema/text/name_key.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr SourceKind kKinds[] = {SourceKind::kTalk, SourceKind::kTopic, SourceKind::kEvent,
                                 SourceKind::kNotes, SourceKind::kSlides};

// "lpc-2023", "klint": what slug_of would make of it.
bool is_slug(std::string_view word) { return !word.empty() && slug_of(word) == word; }

std::string without_byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return std::string(bytes);
}

void read_body(const FrontMatter& parts, Source* source, Problems* problems) {
  const bool deck = source->kind == SourceKind::kSlides;
  source->sections = read_markdown(parts.body, deck ? Cut::kPages : Cut::kHeadings, source->file,
                                   parts.body_line, problems);
  if (parts.body.find_first_not_of(" \t\n") == parts.body.npos) {
    problems->push_back({Severity::kWarning, source->file, parts.body_line, "empty body"});
  }
  if (deck && source->has("pages")) check_pages(*source, parts.body, problems);
}

void leave_out(const Source& source, int line, std::string message, Problems* problems) {
  problems->push_back({Severity::kLeftOut, source.file, line, std::move(message)});
}

bool read_identity(const Input& file, Source* source, Problems* problems) {
  if (const std::optional<Identity> identity = identity_of(file.name)) {
    source->kind = identity->kind;
    source->slug = identity->slug;
    return true;
  }
  leave_out(*source, 0, "bad path: talks/<event>/<slug>.md or topics/<slug>.md, in a-z, 0-9 and -",
            problems);
  return false;
}

void read_front_matter(const FrontMatter& parts, Source* source, Problems* problems) {
  try {
    const YamlNode fields = parse_yaml(parts.yaml, kFrontMatterLine);
    if (fields.type != YamlNode::kMap) throw YamlError(kFrontMatterLine, "not a map of fields");
    read_fields(fields, source, problems);
  } catch (const YamlError& error) {
    leave_out(*source, error.line(), std::string("front matter: ") + error.what(), problems);
  }
}

// Of an event.
void check_zone(Source* source, Problems* problems) {
  if (source->zone.empty() || !zone_name(source->zone).empty()) return;
  problems->push_back({Severity::kWarning, source->file, source->line_of("zone"),
                       "zone is no time zone, such as Europe/Prague: " + source->zone});
  source->zone.clear();
}

bool leaves_out(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& problem) { return problem.severity == Severity::kLeftOut; });
}

std::optional<Source> read_bytes(const Input& input, Problems* problems) {
  Source source;
  source.name = input.name;
  source.file = input.path;
  source.hash = fingerprint(input.bytes);
  check_bytes(input.bytes, input.path, problems);
  const std::string text = clean_utf8(without_byte_order_mark(input.bytes));
  if (!read_identity(input, &source, problems)) return std::nullopt;
  const std::optional<FrontMatter> parts = split_front_matter(text);
  if (!parts) {
    leave_out(source, 1,
              text.starts_with("---") ? "the front matter that begins here has no end: a line --- "
                                        "behind it, without blanks"
                                      : "no front matter between two lines ---",
              problems);
    return std::nullopt;
  }
  read_front_matter(*parts, &source, problems);
  check_zone(&source, problems);
  read_body(*parts, &source, problems);
  if (leaves_out(*problems)) return std::nullopt;
  return source;
}
}  // namespace

bool has_own_head(std::string_view bytes) {
  if (!bytes.starts_with("---\n") && !bytes.starts_with("---\r\n")) return false;
  const std::string_view head = bytes.substr(0, bytes.find("\n---", 3));
  return head.find("\nsources:") != head.npos || head.find("\nevent:") != head.npos ||
         head.find("\npages:") != head.npos;
}

std::optional<Identity> identity_of(const std::string& name) {
  if (!name.ends_with(".md")) return std::nullopt;
  const std::string_view stem = std::string_view(name).substr(0, name.size() - 3);
  const auto slash = stem.find('/');
  if (slash == stem.npos) return std::nullopt;
  const std::string_view directory = stem.substr(0, slash), slug = stem.substr(slash + 1);
  for (SourceKind kind : kKinds) {
    if (directory_name(kind) != directory) continue;
    const bool nested = kind != SourceKind::kEvent && kind != SourceKind::kTopic;
    const auto inner = slug.find('/');
    const bool good = nested ? inner != slug.npos && is_slug(slug.substr(0, inner)) &&
                                   is_slug(slug.substr(inner + 1))
                             : is_slug(slug);
    if (good) return Identity{kind, std::string(slug)};
  }
  return std::nullopt;
}

bool is_document(const Input& input) {
  const std::string directory = input.name.substr(0, input.name.find('/'));
  const bool any_text = directory == "talks" || directory == "topics" || directory == "events";
  const bool own_text = directory == "notes" || directory == "slides";
  if (!input.name.ends_with(".md")) return false;
  return any_text || (own_text && has_own_head(input.bytes));
}

Reading read_document(const Input& input) {
  Reading reading;
  if (std::optional<Source> source = read_bytes(input, &reading.problems))
    reading.sources.push_back(std::move(*source));
  return reading;
}

}  // namespace plumbline
