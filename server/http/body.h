// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/body.h: what may be sent to an address that takes a text, and how that is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.h"
#include "server/search/subject.h"

namespace plumbline {

inline constexpr std::size_t kMaxTextBytes = 64 * 1024;
inline constexpr std::size_t kMaxPileBytes = 1024 * 1024;
inline constexpr std::size_t kMaxPileLines = 200;

enum class BodyType : std::uint8_t { kText, kJson, kNdjson, kForm };

// By Content-Type; a request without one brings plain text. Throws RequestError (415) for any other type,
// for another charset than UTF-8, and for a Content-Encoding, since a small body could become a large one.
BodyType body_type(const HttpRequest& request);

std::size_t max_bytes(BodyType type);

// A proposal as text, JSON {title, text, speakers?, date?, id?} or the fields of a form. What a bare
// `curl --data-binary` sends says that it is a form and is none; it is read as text. A first line
// "# Title" of a text is its title, as is a short one above an empty line. Throws RequestError (400) where there are
// no words, or JSON is not as it should be; the message has nothing of the text.
Proposal read_proposal(const HttpRequest& request);

// One line of a pile: the proposal, or what is wrong with it.
struct PileEntry {
  int line;        // from 1
  std::string id;  // as given, or ""
  Proposal proposal;
  std::string error;  // "" where all is well
};
// Blank lines are skipped. Throws RequestError for more than kMaxPileLines lines, or none.
std::vector<PileEntry> read_pile(const HttpRequest& request);

}  // namespace plumbline
