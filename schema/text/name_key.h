// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/name_key.h: when two names are the same name. "pin-init", "Pin Init" and "pin_init" have
// the key "pininit"; "unstable feature" has the stem key of "Unstable features".
#pragma once

#include <string>
#include <string_view>

#include "schema/text/tokenize.h"

namespace plumbline {

struct NameKey {
  std::string key;       // the tokens of the name, folded and joined; "" for a name without tokens
  std::string stem_key;  // the same of their stems
};

NameKey name_key(Tokenizer& tokenizer, std::string_view name);

// Makes a slug of lower-case ASCII words joined by "-" from any name: "Björn Roy Baron" gives
// "bjorn-roy-baron". "" where nothing is left.
std::string slug_of(std::string_view name);

}  // namespace plumbline
