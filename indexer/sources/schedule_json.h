// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/schedule_json.h: schedule.json as frab, pretalx and the c3voc hub write it: version 1, which
// has its events in the rooms of days, and version 2, which has them in one list. https://github.com/voc/schedule
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

bool recognizes_schedule_json(const Input& input);
Reading read_schedule_json(const Input& input);

}  // namespace plumbline
