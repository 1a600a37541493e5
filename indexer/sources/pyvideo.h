// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/pyvideo.h: a talk of PyVideo's data, a file each: <event>/videos/<slug>.json. Its event is the directory,
// with the year of the recording where its name has none; <event>/category.json tells its title.
// https://github.com/pyvideo/data
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

bool recognizes_pyvideo(const Input& input);
Reading read_pyvideo(const Input& input);

}  // namespace plumbline
