// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/abstracts.h"

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/check/similar.h"
#include "indexer/fingerprint.h"

namespace plumbline {
namespace {

bool is_without_text(const Source& talk) {
  return talk.abstract == "title-only" || talk.sections.empty();
}

void change_hash(const Source& part, Source* talk) {
  Fingerprint both;
  both.add(talk->hash);
  both.add(part.hash);
  talk->hash = both.hex();
}

void give_text(Source* part, Source* talk) {
  if (part->sections.empty() || !is_without_text(*talk)) return;
  talk->sections = std::move(part->sections);
  part->sections.clear();
  talk->abstract = "full";
  RichText& heading = talk->sections.front().heading;
  if (letters_of(heading.text) == letters_of(talk->title)) heading = {};
  change_hash(*part, talk);
}

void give_address(const Source& recording, Source* talk) {
  const auto is_video = [](const SourceLink& link) { return link.key == "video"; };
  if (std::any_of(talk->links.begin(), talk->links.end(), is_video)) return;
  talk->links.insert(talk->links.end(), recording.links.begin(), recording.links.end());
  change_hash(recording, talk);
}

bool is_given(const Source& part) {
  return is_part(part.kind) && (part.format == kRecordingFormat ||
                                (part.format == kAbstractFormat && part.sections.empty()));
}
}  // namespace

void give_abstracts(Corpus* corpus) {
  std::map<std::string_view, Source*> talks;
  for (Source& source : corpus->sources) {
    if (source.kind == SourceKind::kTalk) talks.emplace(source.slug, &source);
  }
  for (Source& part : corpus->sources) {
    if (!is_part(part.kind)) continue;
    const auto talk = talks.find(part.slug);
    if (talk == talks.end()) continue;
    if (part.format == kRecordingFormat) give_address(part, talk->second);
    if (part.format == kRecordingFormat || part.format == kAbstractFormat)
      give_text(&part, talk->second);
  }
  std::erase_if(corpus->sources, is_given);
}

}  // namespace plumbline
