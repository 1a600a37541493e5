// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/wording.h: what the words of a programme mean.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

// "lightning", "keynote", "panel", "bof", "tutorial", "discussion" or "talk", by what the programme
// calls it; by the track where the type says nothing.
std::string talk_format(std::string_view type, std::string_view track);

// "Lunch", "Short break", "Tea break (15 min)", "Kaffeepause": nothing that one would search for. `type` may
// tell, too.
bool is_break(std::string_view title, std::string_view type);
// "Lunch & Networking", "Registration & Coffee", "Lunch (provided by ACME)", or of the type "Coffee break": none
// either if it has neither speakers nor an abstract.
bool is_likely_break(std::string_view title, std::string_view type);

// "CANCELLED Title", "*CANCELLED* Title", "[cancelled by the speaker] Title", "Canceled: Title", "TALK CANCELLED:
// Title", "Title (Cancelled)", "Title - Cancelled", "Title CANCELLED"; also in German, "Abgesagt: Title", and of what
// was withdrawn. Without brackets or a sign beside it, a mark is one in capitals only, and not within a title
// that is all in capitals.
struct MarkedTitle {
  std::string title;  // without the mark
  bool cancelled = false;
};
// Takes marks of the timetable ("CANCELLED", "AMENDMENT") off.
MarkedTitle without_marks(std::string_view title);

// "Title: subtitle", or without a colon where the title ends in a sign of its own.
std::string with_subtitle(std::string_view title, std::string_view subtitle);

// withdrawn, canceled, cancelled.
bool is_withdrawn(std::string_view state);
// rejected, submitted, draft, deleted: not a part of a programme, and not for the public.
bool is_unpublished(std::string_view state);

// "en" of "en", "EN", "en-GB", "en_US", "eng", "English", "englisch" and "en/de"; of a language that is not known here what
// stands there, in small letters; "" of what can be none.
std::string language_code(std::string_view language);

// "Club E" of "\"Club E\"".
std::string without_quotes(std::string_view text);

}  // namespace plumbline
