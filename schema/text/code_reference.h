// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/code_reference.h: files of the kernel's tree and crates, as texts name them. citation.h
// finds them among other references, address_key.h makes their keys of addresses.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace plumbline {

// "rust/kernel/init.rs", "drivers/gpu/drm/nova" or "Documentation/rust/" at the beginning of a text, without
// a slash or a full stop behind it; "" for none. It begins with a directory of the kernel's tree and ends in
// the name of a file, or it is a directory that cannot be anything else: one with a slash behind it, or of
// three names below a directory whose name is no word ("kernel/user/space" is none).
std::string_view kernel_path_at(std::string_view text);

// The same of a path that is one for sure, as out of an address: any below a directory of the tree.
bool is_kernel_path(std::string_view path);

// A crate that is named at text[at, at + size), as "`syn` crate", "crate `syn`", "the pin-init crate" and
// "proc_macro2 crate" do. What is no name by its looks ("the same crate") wants backquotes. size is 0 for none.
struct CrateName {
  std::size_t begin, size;
};
CrateName crate_at(std::string_view text, std::size_t at);

// True where a text goes on with the word "crate" or "crates", behind a blank and perhaps a backquote.
bool crate_follows(std::string_view text);
// True where a text ends in the word "crate" and a blank.
bool crate_leads(std::string_view text);

// What Cargo takes for a name: letters, digits, "-" and "_", beginning with a letter.
bool is_crate_name(std::string_view name);

}  // namespace plumbline
