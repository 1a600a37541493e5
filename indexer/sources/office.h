// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office.h: decks of PowerPoint (.pptx) and of LibreOffice (.odp): one section a slide, in
// the order in which they are shown. The title's placeholder is the heading; the other shapes follow from
// top to bottom and left to right, tables a line a row; then the speaker's notes. A hidden slide counts and
// says so. Slide numbers, dates and footers are left out.
//
// Refused, with the reason: a damaged or encrypted file, old .ppt, what is over the limits of zip.h.
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

extern const Format kPptx;
extern const Format kOdp;

}  // namespace plumbline
