// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/note_source.h"

#include <string>
#include <utility>

#include "indexer/sources/note_place.h"
#include "indexer/sources/part.h"
#include "indexer/text/email.h"

namespace plumbline {
namespace {
// A heading that is longer is a paragraph above a rule.
constexpr std::size_t kMaxTitleBytes = 200;
}  // namespace

Reading notes_of(const Input& input, std::string_view title, std::vector<Section> sections,
                 Problems problems) {
  Reading out{{}, std::move(problems)};
  if (sections.empty()) {
    leave_out(input, 0, "says nothing", &out.problems);
    return out;
  }
  const NotePlace place = note_place(input.name);
  Source notes =
      new_part(place.in_transcripts ? SourceKind::kTranscript : SourceKind::kNotes, input);
  notes.title = without_emails(title);
  const std::string& heading = sections.front().heading.text;
  if (notes.title.empty() && heading.size() <= kMaxTitleBytes) notes.title = heading;
  if (notes.title.empty()) notes.title = title_of_file(input.name);
  if (place.in_abstracts && !place.in_notes && !place.in_transcripts)
    notes.format = kAbstractFormat;
  notes.date = place.day;
  notes.sections = std::move(sections);
  out.sources.push_back(std::move(notes));
  return out;
}

}  // namespace plumbline
