// SPDX-License-Identifier: MIT OR Apache-2.0
// The bytes of which a search makes lists: postings in both forms, a block of them with its stretches, counts and
// impacts. The first line is how the block is divided.
#include "schema/counts.h"
#include "schema/impacts.h"
#include "schema/rice_postings.h"
#include "schema/term_postings.h"
#include "tests/fuzz/promise.h"

namespace plumbline::fuzz {
namespace {

// No entry takes less than a bit.
template <class Reader>
void read_all(Reader reader, std::size_t bytes) {
  std::size_t entries = 0;
  while (reader.next()) require(++entries <= 8 * bytes, "an end");
}

void check(std::string_view input) {
  const std::string_view stretches = take_line(&input);
  read_all(PostingsReader(input, 7), input.size());
  read_all(RiceReader(input, 7), input.size());
  std::size_t entries = 0;
  const auto count = [&](auto...) { require(++entries <= 16 * input.size(), "an end of numbers"); };
  each_count(input, count);
  each_impact(input, count);

  const PostingsBlock block = {7, 100'000, std::string(input), std::string(stretches)};
  for (std::int64_t document = 0; document < 100'100; document += 1 + document / 4) {
    const PostingsReader reader = block.reader_at(document);
    require(reader.bytes_left() <= input.size(), "a stretch within its block");
    read_all(reader, input.size());
  }
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
