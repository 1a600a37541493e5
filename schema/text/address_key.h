// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/address_key.h: when two addresses lead to the same thing: when they have one key of
// schema/text/reference_key.h.
#pragma once

#include <string>
#include <string_view>

#include "schema/text/reference_key.h"

namespace plumbline {

// The key of an address with or without its scheme, in any spelling: http or https, "www." or not,
// escaped or not, with a slash, "index.html", a fragment or tracking parameters behind it or
// without. Any text has a key, which says nothing where the text is no address; one with a scheme and without a
// host of the internet has "".
std::string address_key(std::string_view address);

}  // namespace plumbline
