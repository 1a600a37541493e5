// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/abstracts.h"

#include <map>
#include <utility>

#include "indexer/check/similar.h"
#include "indexer/fingerprint.h"

namespace plumbline {
namespace {

bool is_without_text(const Source& talk) {
  return talk.kind == SourceKind::kTalk && (talk.abstract == "title-only" || talk.sections.empty());
}

void give(Source* abstract, Source* talk) {
  talk->sections = std::move(abstract->sections);
  talk->abstract = "full";
  RichText& heading = talk->sections.front().heading;
  if (letters_of(heading.text) == letters_of(talk->title)) heading = {};
  Fingerprint both;
  both.add(talk->hash);
  both.add(abstract->hash);
  talk->hash = both.hex();
}
}  // namespace

void give_abstracts(Corpus* corpus) {
  std::map<std::string_view, Source*> talks;
  for (Source& source : corpus->sources) {
    if (is_without_text(source)) talks.emplace(source.slug, &source);
  }
  for (Source& part : corpus->sources) {
    if (!is_part(part.kind) || part.format != kAbstractFormat) continue;
    const auto talk = talks.find(part.slug);
    if (talk == talks.end()) continue;
    give(&part, talk->second);
    talks.erase(talk);
    part.sections.clear();
  }
  std::erase_if(corpus->sources, [](const Source& source) {
    return is_part(source.kind) && source.format == kAbstractFormat && source.sections.empty();
  });
}

}  // namespace plumbline
