// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/attach.h"

#include <algorithm>
#include <string>

#include "indexer/identity/talk_finder.h"
#include "indexer/text/path.h"

namespace plumbline {
namespace {

std::string how_to_attach(const Source& part) {
  if (part.format == kRecordingFormat && !part.links.empty())
    return "; let a link of the talk be " + part.links.front().url;
  const std::string directory(directory_name(part.kind));
  const std::string file(last_part(part.name));
  const auto dot = file.find('.', 1);
  return "; call it " + directory + "/<event>/<slug of the talk>" +
         (dot == file.npos ? "" : file.substr(dot)) + ", or let a link of the talk end in " + file;
}

std::string listed(const Talks& talks) {
  std::string list;
  int n = 0;
  for (const std::string& talk : talks) {
    if (++n > 3) return list + ", ...";
    list += (list.empty() ? "" : ", ") + talk;
  }
  return list;
}

// Our own documents say where they belong, and are told so where that is wrong.
bool is_own(const Source& part) { return part.has("event") || !part.key.empty(); }

bool is_to_attach(const Source& source) { return is_part(source.kind) && !is_own(source); }
}  // namespace

void attach_parts(Corpus* corpus, Problems* problems) {
  if (std::none_of(corpus->sources.begin(), corpus->sources.end(), is_to_attach)) return;
  const TalkFinder finder(*corpus);
  std::erase_if(corpus->sources, [&](Source& part) {
    if (!is_to_attach(part)) return false;
    const Talks talks = finder.find(part);
    if (talks.size() == 1) {
      part.slug = *talks.begin();
      part.event = part.slug.substr(0, part.slug.find('/'));
      part.date.clear();  // which are the talk's own, as are its speakers and links
      part.speakers.clear();
      if (part.format != kRecordingFormat) part.links.clear();
      return false;
    }
    const std::string what =
        talks.empty() ? "belongs to no talk that is known" : "may belong to " + listed(talks);
    problems->push_back({Severity::kLeftOut, part.file, 0, what + how_to_attach(part)});
    return true;
  });
  corpus->sort();
}

}  // namespace plumbline
