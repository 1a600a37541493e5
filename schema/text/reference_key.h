// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/reference_key.h: the keys of what texts refer to. Everything that looks things up (table address, table
// citation, the search box) compares them.
//
//     kind      key                         what is one
//     message   message:2023-x@kernel.org   a mail in all archives, lists and views of its thread
//     lwn       lwn:951550                  an article with and without a subscriber's link
//     commit    commit:3e3c658055c0         a change in any repository's web view
//     cve       cve:CVE-2025-68260          a vulnerability in any database
//     path      path:rust/kernel/init.rs    a file of the kernel in any view of its tree
//     crate     crate:pin-init              a crate at crates.io, docs.rs, lib.rs
//     url       example.org/page?id=7       any other page, without tracking and the like
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace plumbline {

enum class ReferenceKind : std::uint8_t { kUrl, kMessage, kLwn, kCommit, kCve, kPath, kCrate };

std::string_view kind_name(ReferenceKind kind);  // "url", "message", "lwn", ..., as above

std::string message_key(std::string_view id);      // of a Message-ID, with or without its < and >
std::string commit_key(std::string_view hash);     // of 7 to 40 digits of base 16
std::string cve_key(std::string_view identifier);  // "cve-2025-68260" in any case
std::string path_key(std::string_view path);       // below the root of the kernel's tree
std::string crate_key(std::string_view name);      // "pin_init" and "pin-init" are one

ReferenceKind kind_of_key(std::string_view key);
// The key without its kind: "951550".
std::string_view value_of_key(std::string_view key);

// Where a browser finds the thing: "https://lwn.net/Articles/951550/". "" for a commit, whose
// repository the key does not tell.
std::string address_of_key(std::string_view key);

// Keys of commits that agree as far as both go: a short hash stands for the long one that begins
// with it.
bool same_commit(std::string_view a, std::string_view b);

}  // namespace plumbline
