// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/indico.h: the JSON that Indico exports: an event with its contributions, sub-contributions or
// sessions (/export/event/N.json?detail=...), a timetable (/export/timetable/N.json), and one contribution.
// https://docs.getindico.io/en/stable/http-api/
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

bool recognizes_indico(const Input& input);
// Several events in one file (/export/event/17-18.json) are as many events. The minutes of a contribution are
// notes of its talk.
Reading read_indico(const Input& input);

}  // namespace plumbline
