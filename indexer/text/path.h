// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/text/path.h: the parts of a path, or of the address of a file.
#pragma once

#include <string_view>
#include <vector>

namespace plumbline {

// "klint.pdf" of "slides/lpc-2023/klint.pdf".
std::string_view last_part(std::string_view path);

// The last part without extensions, also without what stands before the last one and tells of a language or of how it was
// encoded: "klint" of "slides/klint.pdf" and "klint.en.av1.vtt", "linux.conf.au 2017" of "linux.conf.au 2017.odp".
std::string_view stem_of(std::string_view path);

// The directories of a path, the outermost first, without "." and "..".
std::vector<std::string_view> directories_of(std::string_view path);

}  // namespace plumbline
