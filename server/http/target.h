// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/target.h: the address in a request's first line, taken apart. (Put together:
// server/api/address.h.)
#pragma once

#include <string>
#include <string_view>

#include "server/http/message.h"

namespace plumbline {

// Fills target, path, query and parameters of `request`. False where the path is none of ours:
// without
// "/" at its beginning, with a wrong escape, a control character, or bytes that are not UTF-8.
// Behind the "?" anything goes, since a reader types there: "100%" stays "100%", wrong bytes become
// U+FFFD, control characters vanish.
bool read_target(std::string_view target, HttpRequest* request);

// The fields of a form, or of a query: "a=1&b=2", decoded; valid UTF-8 without control characters but
// blanks and line ends.
Parameters read_form(std::string_view fields);

}  // namespace plumbline
