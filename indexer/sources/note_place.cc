// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/note_place.h"

#include <algorithm>
#include <cstddef>

#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/date.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kOfARepository[] = {"readme", "contributing", "code_of_conduct",
                                               "license", "changelog"};

bool is_directory_of_notes(std::string_view name) {
  const std::string small = ascii::lower(name);
  for (std::string_view rest = small; !rest.empty();) {
    const size_t end = std::min(rest.find_first_of(" -_."), rest.size());
    const std::string_view word = rest.substr(0, end);
    if (word == "notes" || word == "minutes" || word == "meetings") return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

// "2023-11-15" of "2023-11-15-klint.md" and "2023_11_15.md"; "" where it begins with none.
std::string day_of(std::string_view name) {
  constexpr size_t kLength = 10;
  std::string day(name.substr(0, kLength));
  std::replace(day.begin(), day.end(), '_', '-');
  if (!is_day(day)) return "";
  return name.size() > kLength && ascii::is_digit(name[kLength]) ? "" : day;
}

}  // namespace

NotePlace note_place(std::string_view name) {
  NotePlace place;
  for (size_t slash; (slash = name.find('/')) != name.npos; name.remove_prefix(slash + 1)) {
    const std::string_view directory = name.substr(0, slash);
    place.in_directory = place.in_directory || is_directory_of_notes(directory);
    if (std::string day = day_of(directory); !day.empty()) place.day = std::move(day);
  }
  if (is_one_of(ascii::lower(name.substr(0, name.find('.'))), kOfARepository)) return {};
  std::string day = day_of(name);
  place.dated = !day.empty();
  if (place.dated) place.day = std::move(day);
  return place;
}

}  // namespace plumbline
