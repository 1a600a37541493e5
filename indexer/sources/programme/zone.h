// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/zone.h: from local time to UTC and back by the rules of a time zone. They are
// ICU's, which come inside of its library (newer ones are taken from /usr/share/zoneinfo-icu where that is
// there): nothing is opened once load_zones() was called, and neither TZ nor the locale is looked at. https://unicode-org.github.io/icu/userguide/datetime/timezone/
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/programme/moment.h"

namespace plumbline {

// The IANA name that is meant: of "Europe/Brussels" itself, also in small letters, of "Europe-Brussels", of a path that
// ends in such a name, of the names that Windows has ("W. Europe Standard Time") and of those that Outlook shows
// ("(UTC+01:00) Amsterdam, Berlin"). "" where none is, as of "BST" and other abbreviations that stand for several zones.
std::string zone_name(std::string_view text);

// The zone that is named after a city: "Europe/Brussels" of "Brussels". "" where none or several are.
std::string zone_of_city(std::string_view city);

// `zone` is what zone_name() gave; nothing for "". A local time that is skipped when the clocks go forward
// counts as the one after it, one that comes twice as the first.
std::optional<Minutes> to_utc(Minutes local, const std::string& zone);
std::optional<Minutes> to_local(Minutes utc, const std::string& zone);

// Opens what the library opens on first use, before a sandbox is locked.
void load_zones();

}  // namespace plumbline
