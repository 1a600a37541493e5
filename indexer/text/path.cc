// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/path.h"

#include <algorithm>
#include <cstddef>

#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxExtension = 8;

// What may stand before the last extension.
constexpr std::string_view kInner[] = {
    "auto", "av1",       "draft", "final", "h264", "html", "info",       "key", "md",   "mkv",
    "mov",  "mp3",       "mp4",   "notes", "odp",  "orig", "pdf",        "ppt", "pptx", "slides",
    "srt",  "subtitles", "txt",   "vp8",   "vp9",  "vtt",  "transcript", "webm"};

bool is_alphanumeric(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return ascii::is_alphanumeric(c); });
}

// "en", "pt-BR", "zh_Hans".
bool is_language(std::string_view text) {
  const std::string_view first = text.substr(0, text.find_first_of("-_"));
  return first.size() == 2 && std::all_of(first.begin(), first.end(), ascii::is_letter) &&
         text.size() <= kMaxExtension;
}

// What stands behind the last point; nothing where it begins the name.
std::string_view extension_of_name(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot == name.npos || dot == 0 ? std::string_view() : name.substr(dot + 1);
}

std::string_view without_extension(std::string_view name) {
  return name.substr(0, name.rfind('.'));
}
}  // namespace

std::string_view last_part(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

std::string_view stem_of(std::string_view path) {
  std::string_view name = last_part(path);
  const std::string_view last = extension_of_name(name);
  if (last.empty() || last.size() > kMaxExtension || !is_alphanumeric(last)) return name;
  name = without_extension(name);
  for (std::string_view inner = extension_of_name(name);
       is_language(inner) || is_one_of(inner, kInner); inner = extension_of_name(name))
    name = without_extension(name);
  return name;
}

std::vector<std::string_view> directories_of(std::string_view path) {
  std::vector<std::string_view> directories;
  for (size_t slash; (slash = path.find('/')) != path.npos; path.remove_prefix(slash + 1)) {
    const std::string_view name = path.substr(0, slash);
    if (!name.empty() && name != "." && name != "..") directories.push_back(name);
  }
  return directories;
}

}  // namespace plumbline
