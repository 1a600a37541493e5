// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/text.h: what programmes are written in, made into text that the rest can
// rely on.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

// Of the elements of XML and the lists and objects of JSON, one in another. Real ones have 9.
inline constexpr int kMaxNesting = 64;

// Why a file gives nothing, in words for whoever has it.
class MalformedError : public std::runtime_error {
 public:
  explicit MalformedError(const std::string& message, int line = 0)
      : std::runtime_error(message), line_(line) {}
  int line() const { return line_; }  // from 1; 0 where none can be named

 private:
  int line_;
};

struct Decoded {
  std::string text;  // valid UTF-8 without a byte order mark
  std::string flaw;  // what had to be guessed; "" where nothing had
};

// UTF-8, UTF-16 (by its byte order mark or its zero bytes) or, where most of what is not ASCII is no
// UTF-8, what an XML file declares, else Latin-1 as Windows has it.
Decoded decode(std::string_view bytes);

// The line of a byte of a text, from 1.
int line_at(std::string_view text, std::size_t offset);
// Its character within that line, since some files are one line: " (column 12)", from 1.
std::string at_column(std::string_view text, std::size_t offset);

// Without blanks at its ends, one blank for each run of white space (of Unicode's, too).
std::string squeezed(std::string_view text);
// Without white space at its ends.
std::string_view trimmed(std::string_view text);
// ASCII only; other letters stay.
std::string lower(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
// False for an empty `part`. Both are compared as lower() gives them.
bool contains(std::string_view text, std::string_view part);

// The name of a person without e-mail addresses in it; "" where it was nothing else.
std::string person_name(std::string_view text);

}  // namespace plumbline
