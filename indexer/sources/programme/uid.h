// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/uid.h: which UIDs of calendars and ids of other programmes may be kept.
#pragma once

#include <string_view>

#include "indexer/sources/programme/facts.h"

namespace plumbline {

// False where a UID may be the mail address of a person, "ada.example@host.org", which some calendars
// have in its place. Most have a host behind "@", too; what stands before it tells: true of
// "indico-contribution-7@host.org", "talk-12@host.org", "20240203T090000Z-7@host.org", "8967@FOSDEM19@fosdem.org"
// of UUIDs, and of the long random names that Google and Outlook make.
bool is_impersonal_uid(std::string_view uid);

// Clears the ids of a talk, and its slug, where they may be such an address. True where any was.
bool drop_personal_ids(TalkFacts* talk);

}  // namespace plumbline
