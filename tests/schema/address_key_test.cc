// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/address_key.h"

#include <gtest/gtest.h>

#include <vector>

namespace plumbline {
namespace {

struct Spellings {
  const char* key;
  std::vector<const char*> addresses;
};

TEST(AddressKey, FoldsAllSpellingsOfOneThing) {
  const Spellings table[] = {
      {"message:20230101.1234-1-x@y",
       {"https://lore.kernel.org/r/20230101.1234-1-x@y",
        "https://lore.kernel.org/r/20230101.1234-1-x@y/",
        "http://lore.kernel.org/all/20230101.1234-1-x@y/",
        "https://lore.kernel.org/lkml/20230101.1234-1-x@y/T/#u",
        "https://lore.kernel.org/lkml/20230101.1234-1-x@y/t.mbox.gz",
        "https://lore.kernel.org/rust-for-linux/20230101.1234-1-x%40y/raw",
        "https://lore.kernel.org/rust-for-linux/20230101.1234-1-x@y/#m5c1d",
        "lore.kernel.org/all/20230101.1234-1-x@y", "https://lkml.kernel.org/r/20230101.1234-1-x@y",
        "HTTPS://LKML.kernel.org/r/20230101.1234-1-x%40y",
        "https://patch.msgid.link/20230101.1234-1-x@y", "https://msgid.link/20230101.1234-1-x@y",
        "https://marc.info/?i=20230101.1234-1-x@y",
        "https://marc.info/?i=%3C20230101.1234-1-x@y%3E",
        "https://lists.sr.ht/~a/list/%3C20230101.1234-1-x@y%3E"}},
      {"message:a+b=c/d@host",
       {"https://lore.kernel.org/all/a+b=c%2Fd@host/",
        "https://lore.kernel.org/r/a%2bb=c%2fd@host"}},
      {"lwn:951550",
       {"https://lwn.net/Articles/951550/", "http://lwn.net/Articles/951550",
        "https://www.lwn.net/Articles/951550/", "https://lwn.net/Articles/951550/#Comments",
        "lwn.net/Articles/951550", "LWN.net/articles/951550/",
        "https://lwn.net/SubscriberLink/951550/0123456789abcdef/",
        "https://lwn.net/Articles/951550/?format=printable"}},
      {"commit:3e3c658055c002900982513e289398a1aad4a488",
       {"https://github.com/torvalds/linux/commit/3e3c658055c002900982513e289398a1aad4a488",
        "https://github.com/torvalds/linux/commit/3E3C658055C002900982513E289398A1AAD4A488#diff-1",
        "https://github.com/a/b/pull/7/commits/3e3c658055c002900982513e289398a1aad4a488",
        "https://git.kernel.org/torvalds/c/3e3c658055c002900982513e289398a1aad4a488",
        "https://git.kernel.org/linus/3e3c658055c002900982513e289398a1aad4a488",
        "https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/commit/"
        "?id=3e3c658055c002900982513e289398a1aad4a488",
        "https://gitlab.freedesktop.org/drm/nova/-/commit/"
        "3e3c658055c002900982513e289398a1aad4a488.patch"}},
      {"cve:CVE-2025-68260",
       {"https://www.cve.org/CVERecord?id=CVE-2025-68260",
        "https://nvd.nist.gov/vuln/detail/cve-2025-68260",
        "https://cve.mitre.org/cgi-bin/cvename.cgi?name=CVE-2025-68260",
        "https://security-tracker.debian.org/tracker/CVE-2025-68260"}},
      {"path:rust/kernel/init.rs",
       {"https://github.com/torvalds/linux/blob/master/rust/kernel/init.rs#L10",
        "https://github.com/Rust-for-Linux/linux/blob/rust-next/rust/kernel/init.rs",
        "https://raw.githubusercontent.com/torvalds/linux/v6.8/rust/kernel/init.rs",
        "https://elixir.bootlin.com/linux/v6.8/source/rust/kernel/init.rs#L10",
        "https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/tree/rust/kernel/"
        "init.rs?h=v6.8",
        "https://git.kernel.org/pub/scm/linux/kernel/git/next/linux-next.git/plain/rust/kernel/"
        "init.rs"}},
      {"path:drivers/torvalds/c/3e3c658055c",
       {"https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/tree/drivers/torvalds/"
        "c/3e3c658055c"}},
      {"path:Documentation/rust/quick-start.rst",
       {"https://docs.kernel.org/rust/quick-start.html",
        "https://www.kernel.org/doc/html/latest/rust/quick-start.html#x",
        "https://github.com/torvalds/linux/blob/master/Documentation/rust/quick-start.rst"}},
      {"crate:pin-init",
       {"https://crates.io/crates/pin-init", "https://crates.io/crates/pin_init/0.0.8",
        "https://docs.rs/pin-init/latest/pin_init/macro.pin_init.html",
        "docs.rs/crate/pin-init/0.0.8", "https://lib.rs/crates/pin-init"}},
      {"docs.rs/about", {"https://docs.rs/about"}},
      {"github.com/torvalds/linux", {"https://github.com/torvalds/linux.git"}},
      {"github.com/torvalds/linux/blob", {"https://github.com/torvalds/linux/blob"}},
      {"github.com/torvalds/linux/blob/master", {"https://github.com/torvalds/linux/blob/master"}},
      {"youtube.com/watch?v=Xw9pKeJ-4Bw",
       {"https://www.youtube.com/watch?v=Xw9pKeJ-4Bw", "https://youtu.be/Xw9pKeJ-4Bw?t=120",
        "https://www.youtube.com/watch?t=3s&v=Xw9pKeJ-4Bw",
        "https://m.youtube.com/watch?v=Xw9pKeJ-4Bw&list=PL1",
        "https://www.youtube.com/embed/Xw9pKeJ-4Bw",
        "https://www.youtube.com/live/Xw9pKeJ-4Bw?si=x"}},
      {"fosdem.org/2020/schedule/event/rust",
       {"https://fosdem.org/2020/schedule/event/rust/",
        "https://archive.fosdem.org/2020/schedule/event/rust/"}},
      {"github.com/rust-for-linux/klint",
       {"https://github.com/Rust-for-Linux/klint", "https://github.com/rust-for-linux/klint.git",
        "http://github.com/Rust-for-Linux/klint/#readme"}},
      {"example.org/a@b/page",
       {"https://example.org/a@b/page", "https://example.org:443/a%40b/page/",
        "http://www.EXAMPLE.org//a@b/page#part", "example.org/a@b/page/index.html",
        "https://example.org/a@b/page?utm_source=x&fbclid=y"}},
      {"example.org/x?a=1&id=7",
       {"https://example.org/x?id=7&a=1", "https://example.org/x/?a=1&utm_medium=z&id=7"}},
      {"example.org",
       {"https://example.org", "http://www.example.org/", "https://example.org:443/index.html"}},
  };
  for (const Spellings& row : table) {
    for (const char* address : row.addresses) EXPECT_EQ(address_key(address), row.key) << address;
  }
}

TEST(AddressKey, KeepsApartWhatIsNotOne) {
  const std::pair<const char*, const char*> pairs[] = {
      {"https://youtube.com/watch?v=a", "https://youtube.com/watch?v=b"},
      {"https://lwn.net/Articles/951550/", "https://lwn.net/Articles/951551/"},
      {"https://lwn.net/Articles/951550/", "https://lwn.net/951550/"},
      {"https://example.org/Page", "https://example.org/page"},
      {"https://example.org/a%2Fb", "https://example.org/a/b"},
      {"https://example.org/a?q=1%262", "https://example.org/a?q=1&2"},
      {"https://lore.kernel.org/rust-for-linux/", "https://lore.kernel.org/lkml/"},
      {"https://github.com/a/b/blob/3e3c658055c0/x.rs",
       "https://github.com/a/b/commit/3e3c658055c0"}};
  for (const auto& [a, b] : pairs) EXPECT_NE(address_key(a), address_key(b)) << a << " " << b;
}

TEST(AddressKey, TellsItsKindAndValue) {
  EXPECT_EQ(kind_of_key("lwn:951550"), ReferenceKind::kLwn);
  EXPECT_EQ(value_of_key("lwn:951550"), "951550");
  EXPECT_EQ(kind_name(kind_of_key(message_key("<a@b>"))), "message");
  EXPECT_EQ(value_of_key(message_key("<a@b>")), "a@b");
  EXPECT_EQ(kind_of_key("example.org/cve:x"), ReferenceKind::kUrl);
  EXPECT_EQ(value_of_key("example.org/x"), "example.org/x");
  EXPECT_EQ(cve_key("cve-2025-68260"), "cve:CVE-2025-68260");
}

TEST(AddressKey, LeadsBackToAnAddressOfTheSameThing) {
  for (const char* key : {"lwn:951550", "message:a+b=c/d?#%@host", "cve:CVE-2025-68260",
                          "example.org/a?b=c", "path:rust/kernel/init.rs", "crate:pin-init"}) {
    EXPECT_EQ(address_key(address_of_key(key)), key) << address_of_key(key);
  }
  EXPECT_EQ(address_of_key("commit:3e3c658055c0"), "");
  EXPECT_EQ(address_of_key("crate:proc-macro"), "https://doc.rust-lang.org/proc_macro/");
  EXPECT_EQ(address_of_key("crate:kernel"), "https://rust.docs.kernel.org/kernel/");
}

TEST(AddressKey, HashesAgreeAsFarAsBothGo) {
  EXPECT_TRUE(same_commit("commit:3e3c658", "commit:3e3c658055c0"));
  EXPECT_TRUE(same_commit("commit:3e3c658055c0", "commit:3e3c658"));
  EXPECT_FALSE(same_commit("commit:3e3c658055c0", "commit:3e3c658055c1"));
}

TEST(AddressKey, TakesAnyBytes) {
  for (const char* text :
       {"", "/", "?", "#", "https://", "%", "%4", "a%zz", "\xFF\xFE/\xC3", "?&&=", "//"}) {
    EXPECT_NO_THROW(address_key(text)) << text;
  }
}
}  // namespace
}  // namespace plumbline
