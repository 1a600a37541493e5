// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/path.h"

#include <gmock/gmock.h>

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Path, StemIsWithoutExtensionsLanguagesAndEncodings) {
  EXPECT_EQ(stem_of("slides/lpc-2023/klint.pdf"), "klint");
  EXPECT_EQ(stem_of("klint.en.av1.vtt"), "klint");
  EXPECT_EQ(stem_of("klint.pt-BR.srt"), "klint");
  EXPECT_EQ(stem_of("klint.pptx.pdf"), "klint");
  EXPECT_EQ(stem_of("linux.conf.au 2017.odp"), "linux.conf.au 2017");
  EXPECT_EQ(stem_of("v1.2 of it.pdf"), "v1.2 of it");
  EXPECT_EQ(stem_of("Dr. No and others"), "Dr. No and others");
  EXPECT_EQ(stem_of("a/.klint"), ".klint");
  EXPECT_EQ(stem_of(".klint.en.vtt"), ".klint");
  EXPECT_EQ(stem_of("a/"), "");
  EXPECT_EQ(stem_of(""), "");
}

TEST(Path, HasDirectories) {
  EXPECT_THAT(directories_of("../a//b/./c.pdf"), ElementsAre("a", "b"));
  EXPECT_THAT(directories_of("c.pdf"), IsEmpty());
  EXPECT_EQ(last_part("a/b/c.pdf"), "c.pdf");
  EXPECT_EQ(last_part("a/"), "");
}
}  // namespace
}  // namespace plumbline
