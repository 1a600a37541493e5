// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/indexer/read.h: how tests read bytes as a format.
#pragma once

#include <string>
#include <string_view>

#include "indexer/sources/format.h"

namespace plumbline {

// `read` is that of a format (indexer/sources/formats.h). Where the environment's PLUMBLINE_KEEP_INPUTS names a
// folder, bytes of up to 64 KB stay there as FORMAT/FINGERPRINT: script/fuzz begins with what tests read.
Reading read_as(Reading (*read)(const Input&), const Input& input);

}  // namespace plumbline
