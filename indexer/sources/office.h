// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office.h: decks of PowerPoint (.pptx) and of LibreOffice (.odp): one section a slide, in
// the order in which they are shown. The title's placeholder is the heading; the other shapes follow from
// top to bottom and left to right, tables a line a row; then the speaker's notes. A hidden slide counts and
// says so. Slide numbers, dates and footers are left out.
//
// Texts of Word and Google Docs (.docx) and of LibreOffice (.odt) are notes, abstracts and transcripts, as notes.h
// tells. Left out are headers, footnotes, comments, tables of contents, page numbers, what is hidden, and what was
// deleted while changes are tracked.
//
// Refused, with the reason: a damaged or encrypted file, old .ppt and .doc under a new name, what is over the limits
// of zip.h.
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

extern const Format kPptx;
extern const Format kOdp;
extern const Format kDocx;
extern const Format kOdt;

}  // namespace plumbline
