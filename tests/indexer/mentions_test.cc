// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/mentions.h"

#include <gmock/gmock.h>

#include "tests/indexer/valid_corpus.h"

namespace plumbline {
namespace {

const std::vector<TopicName> kNames = {{1, "Binder", true},
                                       {1, "rust_binder", false},
                                       {2, "Nova", true},
                                       {3, "CI", true},
                                       {4, "Locking", false},
                                       {5, "pin-init", false},
                                       {5, "pin_init!", false},
                                       {6, "Rust", true},
                                       {7, "Rust for Linux", false},
                                       {8, "module!", false},
                                       {9, "#[test]", false},
                                       {10, "C++", false},
                                       {11, "atomic context", false},
                                       {12, "Pin<T>", false},
                                       {13, "kernel::sync::Arc", false},
                                       {14, "? operator", false}};

// "1:Binder|6:Rust": what is found, with its text.
std::string found_in(const std::string& text) {
  MentionFinder finder(kNames);
  std::string out;
  for (const Mention& mention : finder.find(text)) {
    if (!out.empty()) out += "|";
    out += std::to_string(mention.topic) + ":" +
           text.substr(mention.begin, mention.end - mention.begin);
  }
  return out;
}

struct Case {
  const char *text, *found;
};

class Mentions : public testing::TestWithParam<Case> {};

TEST_P(Mentions, AreFoundAsTheTableSays) { EXPECT_EQ(found_in(GetParam().text), GetParam().found); }

INSTANTIATE_TEST_SUITE_P(
    Table, Mentions,
    testing::Values(
        Case{"", ""}, Case{"the Binder driver", "1:Binder"},
        Case{"Binder's, (Binder)", "1:Binder|1:Binder"},
        // An ordinary word is no proper name.
        Case{"a binder of papers", ""}, Case{"BINDER", ""}, Case{"a nova star", ""}, Case{"ci", ""},
        Case{"in CI.", "3:CI"}, Case{"about locking", "4:locking"}, Case{"LOCKING", "4:LOCKING"},
        Case{"rust on iron", ""},
        // Spellings of one name.
        Case{"pin-init pin_init PinInit Pin init", "5:pin-init|5:pin_init|5:PinInit|5:Pin init"},
        Case{"rust-binder", "1:rust-binder"},
        // Whole words.
        Case{"binder_alloc Binder_alloc", ""}, Case{"Binder.c", ""}, Case{"Binder. C", "1:Binder"},
        Case{"Novae", ""}, Case{"rust_binder_x", ""}, Case{"Binder-based", "1:Binder"},
        Case{"crate::Binder", "1:Binder"}, Case{"unlocking", ""}, Case{"x.Nova", ""},
        // The longest one, and none within another.
        Case{"Rust for Linux", "7:Rust for Linux"}, Case{"Rust for macOS", "6:Rust"},
        Case{"rust for linux and Rust", "7:rust for linux|6:Rust"},
        Case{"Rust\nfor Linux", "7:Rust\nfor Linux"},
        // Marks count where a name has them.
        Case{"a module", ""}, Case{"use module! here", "8:module!"},
        Case{"test #[test]", "9:#[test]"}, Case{"pin_init!(x)", "5:pin_init!"},
        Case{"C++ and C", "10:C++"}, Case{"Pin<T>, pin t", "12:Pin<T>"}, Case{"an operator", ""},
        Case{"the ? operator", "14:? operator"}, Case{"the ?\noperator", "14:?\noperator"},
        Case{"kernel::sync::Arc", "13:kernel::sync::Arc"},
        // Not in bare addresses.
        Case{"https://x.org/Nova/Binder Nova", "2:Nova"}));

TEST(TopicNames, OfProperNamesWantTheirSpelling) {
  const Indexed indexed = index_files(valid_corpus());
  const Roster roster(indexed.corpus);
  std::map<std::string, bool> exact;
  for (const TopicName& name : list_topic_names(roster)) exact[name.name] = name.exact_case;
  EXPECT_TRUE(exact.at("Nova"));              // alias with a capital
  EXPECT_FALSE(exact.at("nova-core"));        // small letters
  EXPECT_FALSE(exact.at("Nova GPU driver"));  // several words
  EXPECT_FALSE(exact.at("Tools"));            // title of a concept
  EXPECT_FALSE(exact.at("klint"));
}
}  // namespace
}  // namespace plumbline
