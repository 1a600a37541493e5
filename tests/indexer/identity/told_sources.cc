// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/indexer/identity/told_sources.h"

namespace plumbline {

Source event(const std::string& slug, const std::string& name) {
  Source source;
  source.kind = SourceKind::kEvent;
  source.slug = slug;
  source.title = "Linux Plumbers Conference 2023";
  source.short_name = slug;
  source.series = "x";
  source.name = source.file = name;
  if (name == kProgramme) source.key = "indico:17";
  return source;
}

Source talk(const std::string& slug, const std::string& title, const std::string& key,
            const std::string& name) {
  Source source;
  source.slug = slug;
  source.event = slug.substr(0, slug.find('/'));
  source.title = title;
  source.format = "talk";
  source.key = key;
  source.hash = slug + title;
  source.name = source.file = key.empty() ? "talks/" + slug + ".md" : name;
  if (key.empty()) source.lines = {{"topics", 1}, {"speakers", 2}};
  return source;
}

Source part(SourceKind kind, const std::string& name) {
  Source source;
  source.kind = kind;
  source.name = source.file = name;
  return source;
}

Section section(const std::string& text) {
  Section out;
  out.body.text = text;
  return out;
}

}  // namespace plumbline
