// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/identifier.h: the names that code gives to things, found in texts about code: types, functions,
// macros, options, files. For the index of a book that nobody writes by hand.
//
//     Pin<&mut T>, struct file_operations, pr_info!("x"), kernel::sync::Arc, drivers/android/binder.rs
//
// What marks a word of prose as an identifier is its shape: an underscore, "::", "()", "!(", "#[...]", type
// arguments, or a source file's ending. Capitals within a word (KBox, but also GitHub) only make it a
// candidate, which counts where the same word stands as code somewhere else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/text/tokenize.h"

namespace plumbline {

inline constexpr std::size_t kMaxIdentifierBytes = 80;

struct Identifier {
  std::string name;      // "Pin": without keywords, arguments and marks
  std::string spelling;  // "Pin<&mut T>": as it stands there
  bool sure;             // false for a candidate
};

// Those in a text, in its order; a path gives itself, the types in it, and its last segment where there are
// none or it has an underscore: "kernel::sync::Arc" and "Arc". Addresses of the web and of mail have none.
std::vector<Identifier> identifiers_in_text(std::string_view text);

// Those in what is marked as code. A single word is one whatever its shape, and so is one behind keywords
// (`unsafe impl Send`) and an option (`-Zbuild-std`); of more than that, words with a shape.
std::vector<Identifier> identifiers_in_code(std::string_view code);

// The key under which spellings of one identifier meet: no case, no joints, no keywords, no arguments.
// "pininit" of PinInit, pin_init! and pin-init. "" where there is no identifier in it.
std::string identifier_key(Tokenizer& tokenizer, std::string_view spelling);

}  // namespace plumbline
