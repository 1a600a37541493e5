// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/merge.h: what is told of one thing in two sources becomes one document.
#pragma once

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// Events are one where they have the same slug, else the same page, else the same title and year, unless Indico has
// two numbers for them (are_two_events() in keys.h). Talks of one event are one where they have the same key, else
// the same code of pretalx, else the same slug, else the same page, else the same title and a speaker in common (or
// none on one side), else a speaker in common and a title that is the other's without its subtitle, else a speaker,
// the time and a word of the titles in common. Two talks of one programme are never one, in one file or in several
// (see are_two_by_key() in keys.h), nor are two of the corpus.
//
// A document of the corpus comes before a programme, a programme before lists of recordings, tables and calendars, and
// of two of a kind the one whose name is first: each field is taken from the first source that has it, lists of links
// and sources from all. An abstract that the corpus does not have ("title-only") is taken from the programme.
// Source::origin tells where each field is from. Slugs are those of the first source; where two talks would have one,
// the second gets its id behind it.
//
// Where one of the sources of an event names it, or its time zone, the problems that others do not (Problem::doubt)
// are taken away.
//
// `corpus` is sorted before and after.
void merge_sources(Corpus* corpus, Problems* problems);

}  // namespace plumbline
