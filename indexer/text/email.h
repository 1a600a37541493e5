// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/text/email.h: e-mail addresses are never stored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/source.h"

namespace plumbline {

// The text, Markdown or HTML with "(e-mail address)" for each address, and nothing for mailto:address. A
// message id within an address of the web (https://lore.kernel.org/r/20240101.1-a@b.org) is none, but in its query
// or fragment an address is taken away, also an escaped one (?mail=a%40b.org), unless it has the digits of a
// message id. Letters are those of any script, and the sign is also the wide one (U+FF20).
std::string without_emails(std::string_view text);

// The same of an address of the web by itself, or within a site; "" where nothing would be left that leads somewhere
// (ada@b.org, https://ada@b.org/).
std::string web_address_without_emails(std::string_view url);

// The same of texts whose markup has been read, since before that an address may be written with entities
// (a&#64;b.org), escapes or tags. Links to pictures by the hash of an address (gravatar.com) go, too.
void drop_emails(std::vector<Section>* sections);

}  // namespace plumbline
