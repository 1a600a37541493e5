// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/pretalx.h: what pretalx's API answers to /submissions/, of version 1 and 2, whole or by
// pages, and as older exports have it. https://docs.pretalx.org/api/
//
// By default the API gives ids where names would be; ask with ?expand=speakers,track,submission_type,resources,
// slots.room. Or put several answers into one object: {"submissions": [...], "speakers": [...], "rooms": [...],
// "tracks": [...], "submission-types": [...]}, each a list or a page of the API.
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

bool recognizes_pretalx(const Input& input);
Reading read_pretalx(const Input& input);

}  // namespace plumbline
