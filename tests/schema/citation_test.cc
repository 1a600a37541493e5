// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/citation.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

// "key key" of a text.
std::string keys(std::string_view text) {
  std::string out;
  for (const Citation& citation : find_citations(text))
    out += (out.empty() ? "" : " ") + citation.key;
  return out;
}

TEST(Citation, IsFoundInProse) {
  const std::pair<const char*, const char*> table[] = {
      {"See https://lwn.net/Articles/951550/.", "lwn:951550"},
      {"(lwn.net/Articles/951550, and more)", "lwn:951550"},
      {"at <https://lore.kernel.org/r/20230101.1234-1-x@y>;", "message:20230101.1234-1-x@y"},
      {"Message-ID: <20230101.1234-1-x@y>", "message:20230101.1234-1-x@y"},
      {"the reply <87qzopwttw.fsf@kernel.org> says", "message:87qzopwttw.fsf@kernel.org"},
      {"https://en.wikipedia.org/wiki/Rust_(language) is", "en.wikipedia.org/wiki/Rust_(language)"},
      {"(https://example.org/a)", "example.org/a"},
      {"Read “https://example.org/a”", "example.org/a"},
      {"commit 3e3c658 broke it", "commit:3e3c658"},
      {"Commit `587f17018a2c` and", "commit:587f17018a2c"},
      {"Fixes: 3e3c658 (\"rust: alloc\")", "commit:3e3c658"},
      {"since 3e3c658 (\"rust: alloc\")", "commit:3e3c658"},
      {"reverted in 3e3c658055c0.", "commit:3e3c658055c0"},
      {"cve-2025-68260 and CVE-2019-15971", "cve:CVE-2025-68260 cve:CVE-2019-15971"},
      {"in rust/kernel/init.rs.", "path:rust/kernel/init.rs"},
      {"(drivers/android/binder.c:42)", "path:drivers/android/binder.c"},
      {"`Documentation/rust/` and drivers/gpu/drm/nova say",
       "path:Documentation/rust path:drivers/gpu/drm/nova"},
      {"mm/Kconfig, fs/Makefile", "path:mm/Kconfig path:fs/Makefile"},
      {"the `syn` crate and crate `quote`", "crate:syn crate:quote"},
      {"a proc_macro2 crate, the pin-init crate", "crate:proc-macro2 crate:pin-init"},
      {"https://docs.rs/syn/latest/syn/ at crates.io/crates/syn", "crate:syn crate:syn"},
      {"git.kernel.org/torvalds/c/3e3c658055c0 then https://example.org",
       "commit:3e3c658055c0 example.org"},
  };
  for (const auto& [text, expected] : table) EXPECT_EQ(keys(text), expected) << text;
}

TEST(Citation, IsNoPersonNoWordAndNoNumber) {
  for (const char* text : {"Miguel Ojeda <ojeda@kernel.org>",
                           "<someone.longname2020@example.org>",
                           "20231115 and 1234567890123",
                           "defaced, effaced and acceded",
                           "kernel/user and block/char, init/exit",
                           "rust/c and drivers/subsystems",
                           "userspace/rust/kernel/a.rs",
                           "fs/ext4 or net/core/",
                           "lib/",
                           "and/or.c",
                           "arch/ABI/triplet",
                           "the same crate, a third-party crate and the third-party crate",
                           "crates of the kernel",
                           "`syn` crated",
                           "lib.rs/src and e.g./i.e.",
                           "CVE-2025-1",
                           "CVE-2025-68260a",
                           "6.8.1/6.9",
                           "https://",
                           "http://localhost:8080/x",
                           "a3e3c658055c0x",
                           "de9a7af4b469@x",
                           "Vec<u8>",
                           "<T>",
                           "foo.bar"}) {
    EXPECT_EQ(keys(text), "") << text;
  }
}

TEST(Citation, SaysWhereItStands) {
  const std::string text = "Binder: CVE-2025-68260, https://lwn.net/Articles/1/.";
  const auto found = find_citations(text);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin), "CVE-2025-68260");
  EXPECT_EQ(text.substr(found[1].begin, found[1].end - found[1].begin),
            "https://lwn.net/Articles/1/");
}

TEST(Citation, TakesAnyBytes) {
  unsigned seed = 3;
  const std::string_view alphabet = "htps:/.<>@cve-209af \xC3\xA9\xFF(\")";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      seed = seed * 1664525 + 1013904223;
      text += alphabet[(seed >> 16) % alphabet.size()];
    }
    std::size_t end = 0;
    for (const Citation& citation : find_citations(text)) {
      ASSERT_LE(end, citation.begin);
      ASSERT_LT(citation.begin, citation.end);
      end = citation.end;
    }
    ASSERT_LE(end, text.size());
    named_thing(text);
  }
}

TEST(NamedThing, IsTheWholeText) {
  const std::pair<const char*, const char*> table[] = {
      {" https://lwn.net/Articles/951550/ ", "lwn:951550"},
      {"lwn.net/Articles/951550/", "lwn:951550"},
      {"<https://example.org/a>", "example.org/a"},
      {"<20230101.1234-1-x@y>", "message:20230101.1234-1-x@y"},
      {"20230101.1234-1-x@y", "message:20230101.1234-1-x@y"},
      {"<a/b1@host>", "message:a/b1@host"},
      {"Message-ID: <20230101.1234-1-x@y>", "message:20230101.1234-1-x@y"},
      {"Link: https://patch.msgid.link/20230101.1234-1-x@y", "message:20230101.1234-1-x@y"},
      {"lore.kernel.org/all/20230101.1234-1-x@y/", "message:20230101.1234-1-x@y"},
      {"abcdef012345", "commit:abcdef012345"},
      {"ABCDEF012345", "commit:abcdef012345"},
      {"commit abcdef012345", "commit:abcdef012345"},
      {"commit 1234567", "commit:1234567"},
      {"Fixes: abcdef012345 (\"rust: alloc: fix it\")", "commit:abcdef012345"},
      {"https://github.com/torvalds/linux/commit/abcdef012345", "commit:abcdef012345"},
      {"cve-2025-68260", "cve:CVE-2025-68260"},
      {"CVE-2025-68260?", "cve:CVE-2025-68260"},
  };
  for (const auto& [text, key] : table) {
    const auto thing = named_thing(text);
    ASSERT_TRUE(thing) << text;
    EXPECT_EQ(thing->key, key) << text;
    EXPECT_TRUE(thing->sure) << text;
  }
}

TEST(NamedThing, IsUnsureOfWhatMayBeSomethingElse) {
  for (const char* text :
       {"crates.io", "rust-for-linux.com", "ojeda@kernel.org", "foo.bar", "1e2e3e4",
        "rust/kernel/init.rs", "Documentation/rust/", "syn crate", "crate `syn`"}) {
    const auto thing = named_thing(text);
    ASSERT_TRUE(thing) << text;
    EXPECT_FALSE(thing->sure) << text;
  }
}

TEST(NamedThing, IsNoQueryInWords) {
  for (const char* text : {"",
                           "binder",
                           "pin init",
                           "CVE-2025-68260 binder",
                           "https://example.org and more",
                           "20231115",
                           "defaced",
                           "kernel::sync::Arc",
                           "#[pin_data]",
                           "v6.8",
                           "2023-11-15",
                           "speaker:\"Gary Guo\"",
                           "\"https://example.org\"",
                           "C++",
                           "https://",
                           "https://#top",
                           "https://cve:1",
                           "don't",
                           "a@",
                           "@b",
                           "title:x",
                           "commit message"}) {
    EXPECT_FALSE(named_thing(text)) << text;
  }
}
}  // namespace
}  // namespace plumbline
