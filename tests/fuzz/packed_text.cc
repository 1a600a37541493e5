// SPDX-License-Identifier: MIT OR Apache-2.0
// The text of a passage as the database keeps it. The first line says in which words: where it is empty, in some that
// were learned, else in what follows it, as many bytes as it has.
#include <algorithm>
#include <optional>

#include "schema/error.h"
#include "schema/text/coded_runs.h"
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

class Told final : public TextSink {
 public:
  void words(std::span<const std::uint32_t> numbers, const WordCode& code) override {
    for (const std::uint32_t number : numbers) all += code.text(number);
    runs.emplace(code).cut(numbers, nowhere);
  }
  void text(std::string_view text) override { all += text; }

  std::string all;

 private:
  struct Nowhere final : RunSink {
    void word(std::uint32_t, std::string_view letters) override {
      require(!letters.empty(), "a word of letters");
    }
    void run(std::string_view text) override { require(!text.empty(), "a run of something"); }
  };
  Nowhere nowhere;
  std::optional<CodedRuns> runs;
};

void check_with(TextPacker& packer, std::string_view packed) {
  try {
    const TextFields& text = packer.unpack(packed);
    const std::string says = std::string(text.fields[TextFields::kHeading]) +
                             std::string(text.fields[TextFields::kBody]);
    Told told;
    packer.tell(packed, told);
    require(told.all == says, "is told what it says", told.all);
    std::string joined;
    join_fields(packer.unpack(packed), &joined);
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
