// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/coded_runs.h"

#include <algorithm>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_small(c) || is_capital(c); }
bool may_be_in_word(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_plain(std::string_view word) {
  const std::string_view behind = word.substr(1);
  return is_letter(word.front()) && (std::all_of(behind.begin(), behind.end(), is_small) ||
                                     std::all_of(word.begin(), word.end(), is_capital));
}

std::string_view without_blank(std::string_view word) {
  return word.substr(word.starts_with(' ') ? 1 : 0);
}
}  // namespace

CodedRuns::Word CodedRuns::look_at(std::string_view text) const {
  const std::string_view letters = without_blank(text);
  if (!letters.empty() && may_be_in_word(letters.front())) {
    const Kind kind = !is_plain(letters) ? kOther : is_capital(letters.front()) ? kCapital : kPlain;
    return {kind, letters.size() < text.size(), false};
  }
  const bool joint = text.find_first_of("'+#") != text.npos;  // don't, C++, F#
  return {joint ? kJoint : kMarks, std::any_of(text.begin(), text.end(), ascii::is_blank),
          text.ends_with('-')};
}

CodedRuns::Word CodedRuns::word(std::uint32_t number) {
  Word& word = words_[number];
  if (word.kind == kUnknown) word = look_at(code_.text(number));
  return word;
}

void CodedRuns::cut(std::span<const std::uint32_t> words, RunSink& sink) {
  Run run = {0};
  bool after_letters = false, after_dash = false;
  const auto finish = [&](std::size_t end, std::size_t next) {
    if (run.letters > 0) tell(words.subspan(run.begin, end - run.begin), run, sink);
    run = {next};
    after_letters = after_dash = false;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto [kind, begins_run, is_dash] = word(words[i]);
    if (kind < kMarks) {
      if (begins_run) finish(i, i);
      // A word that is not in the code comes in pieces; -Zbuild-std and -ZbuildStd have a letter that is left out.
      const bool is_piece = after_letters || (after_dash && kind == kCapital);
      run.parted = run.parted && kind != kOther && !is_piece;
      run.joint = run.joint || (after_dash && kind == kOther);
      ++run.letters;
    } else {
      run.joint = run.joint || kind == kJoint;
      // What stands before the blank may belong to the word before it.
      if (begins_run) finish(i + 1, i);
    }
    after_letters = kind < kMarks;
    after_dash = is_dash;
  }
  finish(words.size(), words.size());
}

void CodedRuns::tell(std::span<const std::uint32_t> words, const Run& run, RunSink& sink) {
  constexpr std::size_t kFew = 10;  // which are one chunk to the tokenizer
  if (!run.joint && (run.letters == 1 || (run.parted && run.letters <= kFew))) {
    for (const std::uint32_t number : words) {
      if (word(number).kind < kMarks) sink.word(number, without_blank(code_.text(number)));
    }
    return;
  }
  text_.clear();
  for (const std::uint32_t number : words) text_ += code_.text(number);
  sink.run(text_);
}

}  // namespace plumbline
