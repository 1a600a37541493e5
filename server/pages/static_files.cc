// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/static_files.h"

#include "server/static_content.h"

namespace plumbline {
namespace {

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  if (name.ends_with(".json")) return "application/json";
  return "application/octet-stream";
}

}  // namespace

std::optional<StaticFile> static_file(std::string_view path) {
  constexpr std::string_view kFolder = "/static/";
  if (!path.starts_with(kFolder)) return std::nullopt;
  path.remove_prefix(kFolder.size());
  for (const static_content::File& file : static_content::kFiles) {
    const std::string_view name = file.path.substr(file.path.rfind('/') + 1);
    if (name == path) return StaticFile{file.content, file.gzip, file.brotli, type_of(name)};
  }
  return std::nullopt;
}

}  // namespace plumbline
