// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/blank.h: what all sources that a programme gives have in common.
#pragma once

#include <string>

#include "indexer/source.h"
#include "indexer/sources/format.h"

namespace plumbline {

// Nothing but where it comes from.
Source blank_source(SourceKind kind, const Input& input);

// Tells one content from another: of all that is stored.
std::string content_hash(const Source& source);

}  // namespace plumbline
