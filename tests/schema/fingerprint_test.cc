// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/fingerprint.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

// Generations, caches and tags of answers have them, so they stay the same from one version to the next.
TEST(Fingerprint, IsXxh3In16Digits) {
  EXPECT_EQ(fingerprint(""), "2d06800538d394c2");
  EXPECT_EQ(fingerprint("abc"), "78af5f94892f3950");
  EXPECT_EQ(hex_of(0), "0000000000000000");
  EXPECT_EQ(hex_of(0xFEDCBA9876543210), "fedcba9876543210");
}

}  // namespace
}  // namespace plumbline
