// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/tokenize.h"

#include <gmock/gmock.h>

#include "schema/text/name_key.h"

namespace plumbline {
namespace {

// "pin@0 ~pin@0 pininit@0 init@1 ~init@1 pininit@1"
std::string tokens_of(std::string_view text) {
  Tokenizer tokenizer;
  std::string out;
  for (const Token& token : tokenizer.tokenize(text)) {
    if (!out.empty()) out += ' ';
    out +=
        (token.kind == Token::kStem ? "~" : "") + token.text + "@" + std::to_string(token.position);
  }
  return out;
}

// Words and wholes only, with the text that they stand for.
std::string words_of(std::string_view text) {
  Tokenizer tokenizer;
  std::string out;
  for (const Token& token : tokenizer.tokenize(text)) {
    if (token.kind == Token::kStem) continue;
    if (!out.empty()) out += ' ';
    out += token.text;
  }
  return out;
}

struct Case {
  const char *text, *words;
};

void PrintTo(const Case& test, std::ostream* out) { *out << '"' << test.text << '"'; }

class Words : public testing::TestWithParam<Case> {};

TEST_P(Words, AreCutAsTheTableSays) { EXPECT_EQ(words_of(GetParam().text), GetParam().words); }

INSTANTIATE_TEST_SUITE_P(
    Tokenize, Words,
    testing::Values(
        Case{"", ""}, Case{"  \t\n", ""}, Case{"💥 -- ()", ""}, Case{"Hello, world", "hello world"},
        Case{"rustc_codegen_gcc", "rustc rustccodegengcc codegen gcc rustccodegengcc"},
        Case{"rustc-codegen-gcc", "rustc rustccodegengcc codegen gcc rustccodegengcc"},
        Case{"pin-init", "pin pininit init pininit"}, Case{"PinInit", "pin pininit init pininit"},
        Case{"pin‑init", "pin pininit init pininit"},  // U+2011
        Case{"DmaFence", "dma dmafence fence dmafence"},
        Case{"SpinLockIrq", "spin spinlockirq lock irq spinlockirq"},
        Case{"KUnit KVec NVMe eBPF GPUVMs LKMM", "kunit kvec nvme ebpf gpuvms lkmm"},
        Case{"IOMem OpenHCL", "io iomem mem iomem open openhcl hcl openhcl"},
        Case{"C++ and C#", "c++ and c#"}, Case{"C", "c"}, Case{"g++.", "g++"},
        Case{"a+++b C#[x]", "a b c x"}, Case{"Pin<&mut T>", "pin mut t"},
        Case{"Arc<Mutex<T>>", "arc mutex t"}, Case{"#[pin_data]", "pin pindata data pindata"},
        Case{"try_from()", "try tryfrom from tryfrom"},
        Case{"__rust_helper", "rust rusthelper helper rusthelper"},
        Case{"kernel::sync::Arc", "kernel kernelsyncarc sync arc kernelsyncarc"},
        Case{"-Zbuild-std", "build zbuildstd buildstd std zbuildstd buildstd"},
        Case{"-Привет-мир", "привет приветмир мир приветмир"},
        Case{"(-Zbuild-std)", "build zbuildstd buildstd std zbuildstd buildstd"},
        Case{"v6.8", "v6.8 6.8"}, Case{"1.78.0", "1.78.0 1.78"}, Case{"Linux 6.8.", "linux 6.8"},
        Case{"2023-11-15", "2023-11-15"}, Case{"x86_64", "x86-64"},
        Case{"CVE-2024-1234", "cve cve2024-1234 2024-1234 cve2024-1234"}, Case{"don't", "dont"},
        Case{"the kernel's lock", "the kernel lock"}, Case{"Linus’ tree", "linus tree"},
        Case{"O'Reilly", "oreilly"},
        Case{"Björn Kroah‑Hartman", "bjorn kroah kroahhartman hartman kroahhartman"},
        Case{"Maciej Szyłło, Straße, ﬁle, ＦＵＬＬ, I²C", "maciej szyllo strasse file full i2c"},
        Case{"soft\u00ADhyphen", "softhyphen"}, Case{"日本語", "日本語"},
        Case{"a:b:c foo.bar.", "a b c foo foobar bar foobar"}, Case{"_", ""}, Case{"x_", "x"},
        Case{"'quoted'", "quoted"}));

TEST(Tokenize, PartsStandOneBehindTheOtherAndWholesAtBothEnds) {
  EXPECT_EQ(tokens_of("use pin-init"),
            "use@0 ~use@0 pin@1 ~pin@1 pininit@1 init@2 ~init@2 pininit@2");
}

TEST(Tokenize, SpellingsOfOneWordShareTheirStem) {
  Stemmer stemmer;
  const std::string stem = stemmer.stem("initialization");
  for (const char* word : {"initialisation", "initialise", "initialize", "initializer",
                           "initialiser", "initialised", "initialising", "initializes"}) {
    EXPECT_EQ(stemmer.stem(word), stem) << word;
  }
  EXPECT_EQ(stemmer.stem("behaviour"), stemmer.stem("behaviors"));
  EXPECT_NE(stemmer.stem("four"), stemmer.stem("for"));
}

TEST(Tokenize, TokensSayWhichBytesTheyComeFrom) {
  Tokenizer tokenizer;
  const std::string text = "Bjö PinInit";
  std::string seen;
  for (const Token& token : tokenizer.tokenize(text)) {
    if (token.kind != Token::kStem) seen += text.substr(token.begin, token.end - token.begin) + "|";
  }
  EXPECT_EQ(seen, "Bjö|Pin|PinInit|Init|PinInit|");
}

TEST(Tokenize, AWordIsTheSameWhateverMarkStandsBehindIt) {
  const auto everything_of = [](const std::string& text) {
    Tokenizer tokenizer;
    std::string out;
    for (const Token& token : tokenizer.tokenize(text)) {
      out += token.text + " " + std::to_string(token.kind) + " " + std::to_string(token.position) +
             " " + std::to_string(token.chunk) + " " + std::to_string(token.begin) + "-" +
             std::to_string(token.end) + "\n";
    }
    return out;
  };
  for (const std::string word : {"a", "A", "sleeping", "Sleeping", "organised", "KUnit", "pin_init",
                                 "v6", "Größe", "don't", "C++"}) {
    const std::string alone = everything_of(word);
    for (const char* mark :
         {" ", "\n", ",", ";", ".", ". ", ".\n", ")", "!", "?", ":", "/", "\"", "…"})
      EXPECT_EQ(everything_of(word + mark), alone) << word << mark;
  }
}

TEST(Tokenize, EndlessWordsAreCut) {
  Tokenizer tokenizer;
  std::string text(5000, 'x');
  for (int i = 0; i < 3000; ++i) text += "_y";
  for (const Token& token : tokenizer.tokenize(text)) ASSERT_LE(token.text.size(), kMaxTokenBytes);
}

TEST(Tokenize, AnyBytesGiveTokensInsideTheText) {
  Tokenizer tokenizer;
  unsigned seed = 7;
  const std::string_view alphabet = "aZ9_-.':+#\xC3\xA9\xFF\xE2\x80\x91 \n\0$";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      seed = seed * 1664525 + 1013904223;
      text += alphabet[(seed >> 16) % alphabet.size()];
    }
    int position = 0;
    for (const Token& token : tokenizer.tokenize(text)) {
      ASSERT_LT(token.begin, token.end) << testing::PrintToString(text);
      ASSERT_LE(token.end, text.size());
      ASSERT_FALSE(token.text.empty());
      ASSERT_TRUE(token.position == position || token.position == position + 1);
      position = token.position;
    }
  }
}

TEST(NameKey, JoinsSpellingsOfOneName) {
  Tokenizer tokenizer;
  for (const char* name : {"pin-init", "Pin Init", "pin_init", "PinInit", "pininit"}) {
    EXPECT_EQ(name_key(tokenizer, name).key, "pininit") << name;
  }
  EXPECT_EQ(name_key(tokenizer, "Unstable features").stem_key,
            name_key(tokenizer, "unstable feature").stem_key);
  EXPECT_EQ(name_key(tokenizer, "…").key, "");
}

TEST(Slug, IsAsciiWordsJoinedByHyphens) {
  EXPECT_EQ(slug_of("Björn Roy Baron"), "bjorn-roy-baron");
  EXPECT_EQ(slug_of("  Greg Kroah-Hartman "), "greg-kroah-hartman");
  EXPECT_EQ(slug_of("O'Hara, Jr."), "ohara-jr");
  EXPECT_EQ(slug_of("…"), "");
}
}  // namespace
}  // namespace plumbline
