// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/rst/directives.h: what the directives and fields of reStructuredText (docutils, Sphinx) are for.
#pragma once

#include <string_view>

namespace plumbline {

enum class RstUse {
  kContent,  // its content is shown, as that of one that is not known
  kText,     // so is what stands in its first line, as its beginning
  kNamed,    // likewise, behind the directive's name: "Note: "
  kTitled,   // its first line is a title
  kCode,     // its content is code
  kObject,   // its first line is code that its content explains
  kPicture,  // it shows a picture, below which its content stands
  kListTable,
  kCsvTable,
  kIncluded,  // it shows another file
  kMeta,      // it tells of the text
  kDropped    // it is for another program
};

// Of a name in small letters.
RstUse rst_use(std::string_view directive);

// True of a field above a text that tells readers nothing, or is told elsewhere: "author", "version". Likewise in small
// letters.
bool is_silent_rst_field(std::string_view name);

}  // namespace plumbline
