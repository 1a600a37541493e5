// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/body.h"

#include <algorithm>

#include "indexer/sources/html.h"
#include "indexer/sources/programme/links.h"
#include "indexer/sources/programme/meetings.h"
#include "indexer/sources/programme/text.h"

namespace plumbline {
namespace {

void settle(std::string_view base, RichText* text) {
  for (Span& span : text->spans) {
    if (span.kind == Span::kLink) span.target = resolve_url(span.target, base);
  }
  std::erase_if(text->spans,
                [](const Span& span) { return span.kind == Span::kLink && span.target.empty(); });
}

// True where `whole` begins with all of `part`, white space apart.
bool begins_with(std::string_view whole, std::string_view part) {
  return squeezed(whole).starts_with(squeezed(part));
}
}  // namespace

void settle_links(std::string_view base, const std::string& file, int line,
                  std::vector<Section>* sections, Problems* problems) {
  bool secret = false;
  for (Section& section : *sections) {
    for (RichText* text : {&section.heading, &section.body}) {
      secret = drop_meeting_secrets(text) || secret;
      settle(base, text);
    }
  }
  if (secret) problems->push_back({Severity::kWarning, file, line, std::string(kMeetingSecret)});
}

std::vector<Section> read_body(std::string_view abstract, std::string_view description,
                               std::string_view base, const std::string& file, int line,
                               Problems* problems) {
  std::vector<Section> sections;
  if (!begins_with(description, abstract)) {
    sections = read_description(abstract, file, line, problems);
  }
  for (Section& section : read_description(description, file, line, problems)) {
    sections.push_back(std::move(section));
  }
  settle_links(base, file, line, &sections, problems);
  return sections;
}

}  // namespace plumbline
