// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/anchors.h"

#include "schema/text/name_key.h"

namespace plumbline {
namespace {

// "t-61", as a second of a recording is called.
bool is_moment(std::string_view anchor) {
  return anchor.starts_with("t-") && anchor.size() > 2 &&
         anchor.find_first_not_of("0123456789-", 2) == anchor.npos;
}

bool belongs_to_a_part(std::string_view anchor) {
  return anchor.starts_with("notes") || anchor.starts_with("slide") ||
         anchor.starts_with("transcript") || is_moment(anchor);
}

// "slides", and "slides-2" of a second deck.
std::string label_of(const Member& part) {
  const int number = number_of_part(part.slug);
  return std::string(part_name(part.kind)) + (number > 1 ? "-" + std::to_string(number) : "");
}

std::string name_of(const Member& part, const Section& section, bool first_of_part) {
  const bool further = is_part(part.kind) && number_of_part(part.slug) > 1;
  const bool root = part.id == part.root;
  if (section.page > 0)
    return (further ? label_of(part) : "slide") + "-" + std::to_string(section.page);
  if (section.seconds)
    return (further ? label_of(part) : "t") + "-" + std::to_string(*section.seconds);
  if (first_of_part) return root ? "" : label_of(part);
  std::string heading = slug_of(section.heading.text);
  if (heading.empty()) heading = "section";
  if (!root) return label_of(part) + "-" + heading;
  return belongs_to_a_part(heading) ? "about-" + heading : heading;
}
}  // namespace

std::string_view part_name(SourceKind kind) {
  switch (kind) {
    case SourceKind::kTalk:
      return "abstract";
    case SourceKind::kNotes:
      return "notes";
    case SourceKind::kSlides:
      return "slides";
    case SourceKind::kTranscript:
      return "transcript";
    default:
      return "about";
  }
}

std::string Anchors::of_section(const Member& part, const Section& section, bool first_of_part) {
  section_ = unique(name_of(part, section, first_of_part));
  return section_;
}

std::string Anchors::continued(std::size_t i) {
  return unique((section_.empty() ? "part" : section_) + "-" + std::to_string(i + 1));
}

std::string Anchors::numbered(std::string_view kind) {
  int n = 1;
  while (taken_.count(std::string(kind) + "-" + std::to_string(n)) > 0) ++n;
  return unique(std::string(kind) + "-" + std::to_string(n));
}

std::string Anchors::unique(const std::string& anchor) {
  std::string name = anchor;
  for (int n = 2; !taken_.insert(name).second; ++n) name = anchor + "-" + std::to_string(n);
  return name;
}

}  // namespace plumbline
