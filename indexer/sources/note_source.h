// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/note_source.h: what the text of a file becomes that is read as notes.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/source.h"
#include "indexer/sources/format.h"

namespace plumbline {

// Notes, the abstract or the transcript of a talk, as the file's path tells (note_place.h), and their day. Without a
// `title` they are called after their first section or their file. Without sections there are none, and a problem says
// so.
Reading notes_of(const Input& input, std::string_view title, std::vector<Section> sections,
                 Problems problems);

}  // namespace plumbline
