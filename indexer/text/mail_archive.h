// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/text/mail_archive.h: archives of mailing lists, whose addresses name mails by their ids, or lists by their
// mail addresses. Neither is anybody's.
#pragma once

#include <string_view>

namespace plumbline {

// True of "https://lore.kernel.org/r/", "https://lists.example.org/archives/list/", "https://example.org/message-id/":
// what stands in an address of the web before the segment of its path that looks like a mail address. `id` is what
// stands in this before its sign.
bool leads_to_mail(std::string_view url, std::string_view id);

// Whether it can be only the part of a message id before its sign: "20240101.1-a", "593a98c9-baaa-496b". Numbers alone
// and names with a year are people's, too.
bool is_message_id(std::string_view id);

}  // namespace plumbline
