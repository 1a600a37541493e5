// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/static_files.h: the files of server/static, which are part of the program.
#pragma once

#include <optional>
#include <string_view>

namespace plumbline {

struct StaticFile {
  std::string_view content, gzip, brotli;  // as it is and compressed; live as long as the program
  std::string_view type;                   // "text/css; charset=utf-8"
};

// For "/static/plumbline.css"; nullopt where there is no such file.
std::optional<StaticFile> static_file(std::string_view path);

}  // namespace plumbline
