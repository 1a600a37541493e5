// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/pdf.h: a deck as PDF, by poppler: one section a page (slide_layout.h).
//
// Left out, with what to do about it: what needs a password, is damaged, has no text (a scan), or is over
// the limits: 64 MiB, 2,000 pages. Of a page 64 KiB of text are kept, of a deck 8 MiB.
//
// Poppler is large and reads files that nobody checked: call this in a process that may die (a crash, a
// loop, all memory), never in one that has something to lose.
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

extern const Format kPdf;

// Poppler converts text by iconv, which loads a module from a file when it does so first. Where it cannot,
// every page would be empty without a word; so a process that gives up its rights calls this before. Reading
// a PDF says so, too, where conversion fails.
void prepare_pdf();

}  // namespace plumbline
