// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/naming.h"

#include <gtest/gtest.h>

#include <string>

namespace plumbline {
namespace {

TEST(Naming, WordWithCapitalAsAliasWantsItsCase) {
  for (const char* alias : {"Nova", "CI", "Ärger", "R2D2"})
    EXPECT_TRUE(wants_exact_case(alias, false, "concept")) << alias;
  for (const char* alias : {"", "nova", "Nova driver", "Pin-init", "C++", "2D"})
    EXPECT_FALSE(wants_exact_case(alias, false, "driver")) << alias;
}

TEST(Naming, TitleWantsItsCaseWhereItIsAProperName) {
  for (const char* category : {"tool", "driver", "compiler", "language", "subproject"})
    EXPECT_TRUE(wants_exact_case("Nova", true, category)) << category;
  for (const char* category : {"concept", "organisation", ""})
    EXPECT_FALSE(wants_exact_case("Locking", true, category)) << category;
  EXPECT_FALSE(wants_exact_case("klint", true, "tool"));
}

// Whether the part between the bars may be a name.
bool stands_alone(std::string text) {
  const std::size_t begin = text.find('|');
  const std::size_t end = text.find('|', begin + 1) - 1;
  std::erase(text, '|');
  return name_may_begin(text, begin) && name_may_end(text, end);
}

TEST(Naming, EdgesOfNamesAreThoseOfIdentifiersAndFiles) {
  for (const char* text :
       {"|binder|", "a |binder| b", "|binder|-based", "kernel::|binder|::x", "|binder|.",
        ".|binder|", "|binder|. Then", "(|binder|)", "…|binder|…", "|binder|'s"})
    EXPECT_TRUE(stands_alone(text)) << text;
  for (const char* text :
       {"|binder|_alloc", "rust_|binder|", "|binder|.c", "x.|binder|", "|binder|2", "|Pin|Init",
        "Pin|Init|", "|Pin|Über", "ä|binder|", "ä.|binder|", "|binder|.ä"})
    EXPECT_FALSE(stands_alone(text)) << text;
}

TEST(Naming, BareAddressReachesToTheNextBlank) {
  const std::string text = "see https://x.org/nova\nnova";
  EXPECT_FALSE(in_bare_address(text, 0));
  EXPECT_TRUE(in_bare_address(text, text.find("nova")));
  EXPECT_FALSE(in_bare_address(text, text.rfind("nova")));
  const std::string endless = "https://x.org/" + std::string(1000, 'a') + "/nova";
  EXPECT_FALSE(in_bare_address(endless, endless.size() - 4));
}

}  // namespace
}  // namespace plumbline
