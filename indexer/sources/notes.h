// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/notes.h: notes of a session that were not written for a corpus: a saved page, plain text
// or Markdown, in a directory of "notes", "minutes" or "meetings", or with a name that begins with a day; of Markdown also what
// has a head that tells of a talk. In a directory of "transcripts", "subtitles" or "captions" they are a transcript
// without times. The day is that of the head, else of the path. E-mail addresses are left out; bare addresses of the
// web are links. At most 4 MiB.
//
// Plain text is paragraphs between blank lines, items of lists that begin with - * or a bullet, code where
// lines are indented by four blanks or a tab, and headings underlined by === or ---.
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

extern const Format kHtmlNotes;
extern const Format kMarkdownNotes;
extern const Format kTextNotes;

}  // namespace plumbline
