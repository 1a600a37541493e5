// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/known_series.h"

#include "indexer/check/calendar.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {

// "36c3-2019", "rc3-2021"
bool is_congress(std::string_view slug) {
  const std::string_view name = slug.substr(0, slug.find('-'));
  return name == "rc3" || (name.size() == 4 && ascii::is_digit(name[0]) &&
                           ascii::is_digit(name[1]) && name.ends_with("c3"));
}
}  // namespace

SeriesDefaults defaults_of_series(std::string_view slug, std::string_view title) {
  if (slug.starts_with("fosdem-")) {
    const std::string year(year_of_slug(slug));
    if (year.empty()) return {};
    return {"FOSDEM", "Europe/Brussels", "https://archive.fosdem.org/" + year + "/schedule/event/"};
  }
  if (is_congress(slug) || title.find("Chaos Communication C") != title.npos)
    return {"the Chaos Computer Club", "Europe/Berlin", ""};
  return {};
}

}  // namespace plumbline
