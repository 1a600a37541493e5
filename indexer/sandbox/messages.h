// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sandbox/messages.h: texts through a socket between this process and a worker, each with its length before
// it. Both are always one build of the program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace plumbline {

// The length of a text as it goes before it, and both.
std::string length_of(std::string_view text);
std::string with_length(std::string_view text);

// True where all of it went through.
bool send_all(int socket, std::string_view bytes);

// The next text; false where it did not come whole, or is longer than `most`.
bool receive_text(int socket, std::string* text, std::size_t most = SIZE_MAX);

// Takes a text with its length off the front of `bytes`; false where it is not all there.
bool take_text(std::string_view* bytes, std::string_view* text);

}  // namespace plumbline
