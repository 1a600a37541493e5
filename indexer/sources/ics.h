// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/ics.h: iCalendar, of Indico, pretalx, FOSDEM and anyone else: an entry is a talk. Less is in it
// than in any other format (abstracts without markup, speakers at best as text), so it is for programmes that
// cannot be had otherwise. Read by libical. https://www.rfc-editor.org/rfc/rfc5545
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

bool recognizes_ics(const Input& input);
// A calendar of nothing but Indico's events gives those events, without talks.
Reading read_ics(const Input& input);

}  // namespace plumbline
