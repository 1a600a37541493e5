// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/naming.h: when words of a text that are those of a topic's name do name the topic.
#pragma once

#include <cstddef>
#include <string_view>

namespace plumbline {

// An ordinary word must not name a topic: a one-word alias with a capital at its beginning (Nova, CI) wants just that
// spelling; so does such a title of a tool, a driver, a compiler, a language or a subproject, while a concept
// ("Locking") is named in small letters too.
bool wants_exact_case(std::string_view name, bool is_title, std::string_view category);

// No identifier or file name goes on across this edge of a name, which is an offset in bytes: binder may be named in
// binder-based and kernel::binder, but not in binder_alloc or binder.c, nor pin in PinInit.
bool name_may_begin(std::string_view text, std::size_t begin);
bool name_may_end(std::string_view text, std::size_t end);

// What begins here is a part of a bare address (https://...). Looks no farther back than an address is long.
bool in_bare_address(std::string_view text, std::size_t begin);

}  // namespace plumbline
