// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/blank.h"

#include "indexer/fingerprint.h"

namespace plumbline {

Source blank_source(SourceKind kind, const Input& input) {
  Source source;
  source.kind = kind;
  source.name = input.name;
  source.file = input.path;
  return source;
}

std::string content_hash(const Source& source) {
  Fingerprint print;
  for (const std::string* text :
       {&source.key, &source.slug, &source.title, &source.date, &source.start_time,
        &source.end_time, &source.zone, &source.room, &source.track, &source.format, &source.lang,
        &source.start_date, &source.end_date, &source.place}) {
    print.add(*text);
  }
  for (const Word& speaker : source.speakers) print.add(speaker.text);
  for (const SourceLink& link : source.links) print.add(link.key + " " + link.url);
  for (const Section& section : source.sections) {
    print.add(section.heading.text);
    print.add(to_html(section.body, 0, section.body.text.size()));
  }
  print.add(source.withdrawn ? "withdrawn" : "");
  return print.hex();
}

}  // namespace plumbline
