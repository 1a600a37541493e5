// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/pentabarf.h: schedule.xml, as Pentabarf began it and frab, pretalx, the c3voc hub and FOSDEM
// write it. One schema with many habits: https://github.com/voc/schedule
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

bool recognizes_pentabarf(const Input& input);
Reading read_pentabarf(const Input& input);

}  // namespace plumbline
