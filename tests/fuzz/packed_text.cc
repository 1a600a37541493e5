// SPDX-License-Identifier: MIT OR Apache-2.0
// The text of a passage as the database keeps it. The first line says in which words: where it is empty, in some that
// were learned, else in what follows it, as many bytes as it has.
#include <algorithm>

#include "schema/error.h"
#include "schema/text/packed_text.h"
#include "tests/fuzz/promise.h"

namespace plumbline::fuzz {
namespace {

// Enough to learn from.
std::string learned() {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += " word" + std::to_string(i % 300) + (i % 7 ? "" : ", and");
  return learn_words({TextFields{{text}}});
}

void check_with(TextPacker& packer, std::string_view packed) {
  try {
    const TextFields text = packer.unpack(packed);
    std::string joined;
    join_fields(text, &joined);
    const TextFields& again = packer.unpack(std::string(packer.pack(split_fields(joined))));
    require(again.fields == split_fields(joined).fields, "the same text, packed again", joined);
  } catch (const Error& error) {
    require(error.what()[0] != '\0', "a sentence for the reader");
  }
}

void check(std::string_view input) {
  static TextPacker known(learned());
  const std::size_t size = take_line(&input).size();
  if (size == 0) {
    check_with(known, input);
    return;
  }
  try {
    TextPacker packer(input.substr(0, size));
    check_with(packer, input.substr(std::min(size, input.size())));
  } catch (const Error& error) {
    require(error.what()[0] != '\0', "a sentence for the reader");
  }
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
