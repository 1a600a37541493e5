// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/word_code.h: texts as bits, a third of what they are as they stand. The words of one publication, with the
// blank before them, are numbered once for all its texts; a frequent one takes five bits and a rare one twenty (Huffman's
// code in its canonical form). A word that is not among them is written in pieces that are: every single byte is. As
// word-based Huffman coding of Moffat (1989) and of de Moura, Navarro and others (2000), which need no context, so that
// a text of two sentences is packed as well as a long one.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/text/string_table.h"

namespace plumbline {

class WordCode {
 private:
  struct Code {
    std::uint32_t bits, value;
  };

 public:
  // What is written into a database: the words by their codes. The same samples give the same one; "" where they are
  // too few for it to be worth its own bytes.
  static std::string learn(const std::vector<std::string_view>& samples);

  // Of what learn() gave. Throws Error where it is damaged.
  explicit WordCode(std::string_view dictionary);

  // Words have numbers below this.
  std::size_t size() const { return ends_.size() - 1; }
  // With the blank before it, if it has one. Lives as long as this.
  std::string_view text(std::uint32_t word) const {
    return std::string_view(texts_).substr(ends_[word], ends_[word + 1] - ends_[word]);
  }

  // Puts the bits of texts behind one another, and behind a first bit that is 0, for whoever keeps something else beside.
  class Writer {
   public:
    // One serves one thread.
    explicit Writer(const WordCode& code);

    void begin();
    void add(std::string_view text);
    const std::string& finish();  // all since begin(); valid until the next

   private:
    void put(std::uint32_t word);

    StringTable words_;
    std::vector<Code> codes_;
    std::uint32_t end_;  // of a text
    std::string bytes_;
    std::uint64_t open_ = 0;
    unsigned used_ = 0;  // bits in it
  };

  // Takes them apart again.
  class Reader {
   public:
    Reader(const WordCode& code, std::string_view bytes);

    // Adds the next text to `out`. Throws Error where the bits end before it, or where `out` would have more bytes.
    void take(std::string* out, std::size_t most);
    // The number of the next word; that of "" behind a text. Throws Error where the bits end before it.
    std::uint32_t next();
    // Whether nothing follows.
    bool is_at_end();

   private:
    void fill();

    const WordCode& code_;
    std::string_view bytes_;
    std::size_t at_ = 0;      // in them
    std::uint64_t open_ = 0;  // the next bits, from the highest
    unsigned available_ = 0;  // of which so many are of the bytes
  };

 private:
  static constexpr unsigned kMostBits = 20;  // of a code
  static constexpr unsigned kQuickBits = 11;

  struct Quick {
    std::uint32_t word;
    std::uint32_t bits;  // 0: the code is longer
  };

  Code code_of(std::uint32_t word) const;
  void read_sizes(std::string_view dictionary, std::size_t* at);
  void read_texts(std::string_view dictionary, std::size_t at);
  void fill_quick();

  std::string texts_;
  std::vector<std::uint32_t> ends_;                   // of each in texts_, behind a 0
  std::array<std::uint32_t, kMostBits + 2> first_{};  // word of so many bits, and behind the last
  std::array<std::uint32_t, kMostBits + 1> first_code_{};  // of so many bits
  std::vector<Quick> quick_;                               // by the first kQuickBits
};

}  // namespace plumbline
