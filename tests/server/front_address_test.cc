// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/front/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

namespace plumbline::front {
namespace {

Address address(const std::string& text) { return Address::parse(text).value(); }

TEST(Address, IsWrittenAsItIsRead) {
  for (const char* text : {"127.0.0.1", "203.0.113.7", "::1", "2001:db8::1"})
    EXPECT_EQ(address(text).text(), text);
  EXPECT_EQ(address("::ffff:203.0.113.7"), address("203.0.113.7"));
  for (const char* text : {"", "localhost", "127.0.0.1:80", "[::1]", "1.2.3", "1.2.3.4.5", "::g"})
    EXPECT_FALSE(Address::parse(text)) << text;
}

TEST(Address, OfAPeerIsItsAddressWithoutThePort) {
  sockaddr_storage peer{};
  auto& ipv6 = reinterpret_cast<sockaddr_in6&>(peer);
  ipv6.sin6_family = AF_INET6;
  inet_pton(AF_INET6, "2001:db8::7", &ipv6.sin6_addr);
  EXPECT_EQ(Address(peer), address("2001:db8::7"));
  peer = {};
  auto& ipv4 = reinterpret_cast<sockaddr_in&>(peer);
  ipv4.sin_family = AF_INET;
  ipv4.sin_addr.s_addr = htonl(0x7f000001);
  EXPECT_EQ(Address(peer), address("127.0.0.1"));
}

TEST(Address, AHouseholdIsOneIpv4AddressOrASubnetOfIpv6) {
  EXPECT_EQ(address("203.0.113.7").household(), address("203.0.113.7"));
  EXPECT_EQ(address("2001:db8:1:2:3:4:5:6").household(), address("2001:db8:1:2::"));
}

TEST(Address, ItsNetworkTellsNobodyApart) {
  EXPECT_EQ(address("203.0.113.7").network().text(), "203.0.113.0");
  EXPECT_EQ(address("2001:db8:1:2:3:4:5:6").network().text(), "2001:db8:1::");
}

TEST(Address, TheLastForwardedOneCounts) {
  EXPECT_EQ(last_forwarded("203.0.113.7"), address("203.0.113.7"));
  EXPECT_EQ(last_forwarded("1.1.1.1, 2001:db8::1 "), address("2001:db8::1"));
  EXPECT_EQ(last_forwarded("1.1.1.1, unknown"), std::nullopt);
  EXPECT_EQ(last_forwarded("1.1.1.1,"), std::nullopt);
  EXPECT_EQ(last_forwarded(""), std::nullopt);
}

TEST(AddressCounts, EachAddressHasItsOwnLimit) {
  AddressCounts counts;
  EXPECT_TRUE(counts.take(address("1.1.1.1"), 2));
  EXPECT_TRUE(counts.take(address("1.1.1.1"), 2));
  EXPECT_FALSE(counts.take(address("1.1.1.1"), 2));
  EXPECT_TRUE(counts.take(address("1.1.1.2"), 2));
  counts.give_back(address("1.1.1.1"));
  EXPECT_TRUE(counts.take(address("1.1.1.1"), 2));
}

}  // namespace
}  // namespace plumbline::front
