// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/identifier.h"

#include <gmock/gmock.h>

#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::vector<std::string> names(const std::vector<Identifier>& identifiers) {
  std::vector<std::string> list;
  for (const Identifier& one : identifiers) list.push_back((one.sure ? "" : "?") + one.name);
  return list;
}

struct Case {
  const char* text;
  std::vector<std::string> expected;  // "?" before a candidate
};

TEST(Identifiers, AreKnownInATextByTheirShape) {
  const Case cases[] = {
      {"We wrap file_operations, and __init too.", {"file_operations", "__init"}},
      {"It takes a Pin<&mut T> and an Arc<Mutex<T>>.", {"Pin", "Arc", "Mutex"}},
      {"kernel::sync::Arc counts.", {"kernel::sync::Arc", "Arc"}},
      {"Call std::mem::forget here", {"std::mem::forget", "forget"}},
      {"Mutex::new makes one", {"Mutex::new", "Mutex"}},
      {"by Arc::pin_init", {"Arc::pin_init", "Arc", "pin_init"}},
      {"kmalloc() may sleep; so may pr_info!(\"x\")", {"kmalloc", "pr_info"}},
      {"Put #[repr(C)] and #[pin_data] there", {"repr", "pin_data"}},
      {"See drivers/android/binder.rs, or lib.rs.", {"drivers/android/binder.rs", "lib.rs"}},
      {"CONFIG_RUST=y", {"CONFIG_RUST"}},
      {"A KBox from GitHub", {"?KBox", "?GitHub"}},
      {"Vec<u8> of std::vec::Vec<T>", {"Vec", "std::vec::Vec", "Vec"}}};
  for (const Case& c : cases) EXPECT_EQ(names(identifiers_in_text(c.text)), c.expected) << c.text;
}

TEST(Identifiers, ProseAndAddressesHaveNone) {
  const char* const texts[] = {"Rust in the kernel, a state of the union.",
                               "Hello! (Really.) 3 < 4 and 5 > 2; a<b but c>d",
                               "https://github.com/Rust-for-Linux/linux_next/blob/x/lib.rs",
                               "lore.kernel.org/rust-for-linux/some_mail/",
                               "some_body@example.org",
                               "This is _important_, is it not?",
                               "naïve_ähnlich_wörter",
                               "I/O, and/or, TCP/IP, 1.2.3, v6.8",
                               ""};
  for (const char* text : texts) EXPECT_THAT(identifiers_in_text(text), IsEmpty()) << text;
}

TEST(Identifiers, WhatIsMarkedAsCodeIsOneWhateverItsShape) {
  const Case cases[] = {{"Arc", {"Arc"}},
                        {"unsafe impl Send", {"Send"}},
                        {"struct page *", {"page"}},
                        {"&mut Inode", {"Inode"}},
                        {"IoMem<const SIZE: usize>::write", {"IoMem::write", "IoMem"}},
                        {"-Zbuild-std", {"-Zbuild-std"}},
                        {"samples/rust", {"samples/rust"}},
                        {"make LLVM=1 rustavailable", {}},
                        {"if (seq_count & 1) tkr++", {"seq_count"}},
                        {"unsafe", {"unsafe"}},
                        {"&T", {}},
                        {"?", {}}};
  for (const Case& c : cases) EXPECT_EQ(names(identifiers_in_code(c.text)), c.expected) << c.text;
}

TEST(Identifiers, KeepTheSpellingOfThePlace) {
  const std::vector<Identifier> found = identifiers_in_text("a Pin<&mut T> here");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].spelling, "Pin<&mut T>");
}

TEST(Identifiers, SpellingsOfOneShareItsKey) {
  Tokenizer tokenizer;
  for (const char* spelling : {"PinInit", "pin_init!", "pin-init", "pin_init()", "PinInit<T, E>",
                               "impl PinInit", "#[pin_init]"}) {
    EXPECT_EQ(identifier_key(tokenizer, spelling), "pininit") << spelling;
  }
  EXPECT_EQ(identifier_key(tokenizer, "struct file_operations"), "fileoperations");
  EXPECT_EQ(identifier_key(tokenizer, "()"), "");
  EXPECT_EQ(identifier_key(tokenizer, ""), "");
}

// name and number of passages, by key
std::vector<std::pair<std::string, int>> rows(Database& db) {
  std::vector<std::pair<std::string, int>> list;
  Statement all = db.prepare("SELECT name, passages FROM identifier ORDER BY key");
  while (all.step()) list.emplace_back(all.text(0), static_cast<int>(all.integer(1)));
  return list;
}

TEST(IdentifierIndex, GathersPassagesUnderTheMostFrequentName) {
  SmallCorpus corpus;
  corpus.add_talk(
      {.slug = "x-2024/a", .title = "pin_init!()", .body = "pin_init() twice: pin_init()"});
  corpus.add_talk({.slug = "x-2024/b", .title = "On PinInit::new", .body = "And Arc<T>."});
  EXPECT_THAT(rows(corpus.finish()),
              ElementsAre(Pair("Arc", 1), Pair("pin_init", 2), Pair("PinInit::new", 1)));
}

TEST(IdentifierIndex, ACandidateCountsWhereItIsCodeElsewhere) {
  SmallCorpus corpus;
  corpus.add_talk({.slug = "x-2024/a", .title = "A", .body = "GitHub has a KBox."});
  corpus.add_talk({.slug = "x-2024/b", .title = "B", .body = "Here is a KBox<T>."});
  EXPECT_THAT(rows(corpus.finish()), ElementsAre(Pair("KBox", 2)));
}

}  // namespace
}  // namespace plumbline
