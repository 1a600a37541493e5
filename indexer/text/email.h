// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/text/email.h: e-mail addresses are never stored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/source.h"

namespace plumbline {

// The text, Markdown or HTML with "(e-mail address)" for each address, and nothing for mailto:address. Letters are those
// of any script, and the sign is also the wide one (U+FF20) and, within an address of the web, "%40". There
//   - in the query or the fragment an address is taken away (?mail=a%40b.org), unless it is a message id;
//   - in the path it takes the whole address of the web with it, which would lead elsewhere without it. What stays
//     are message ids and lists in archives of mail (https://lore.kernel.org/r/20240101.1-a@b.org, mail_archive.h),
//     and handles (/@ada@b.org).
// Names of files such as logo@2x.png are none.
std::string without_emails(std::string_view text);

// The same of an address of the web by itself, or within a site; "" where nothing would be left that leads somewhere
// (ada@b.org, https://ada@b.org/, https://b.org/ada@b.org).
std::string web_address_without_emails(std::string_view url);

// The same of a file's name or path, which keeps its extension: "slides/(e-mail address).pdf" of
// "slides/ada@example.org.pdf".
std::string file_name_without_emails(const std::string& name);

// The same of texts whose markup has been read, since before that an address may be written with entities
// (a&#64;b.org), escapes or tags. Links to pictures by the hash of an address (gravatar.com) go, too.
void drop_emails(std::vector<Section>* sections);

}  // namespace plumbline
