// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/front/address.h: the network addresses of clients, and how many of what each one has.
#pragma once

#include <sys/socket.h>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::front {

// An IPv6 address; one of IPv4 is that which RFC 4291 maps to it. "::" where a peer has none.
class Address {
 public:
  Address() = default;
  explicit Address(const sockaddr_storage& peer);
  // "203.0.113.7" or "2001:db8::1", without brackets or a port; nullopt for anything else.
  static std::optional<Address> parse(const std::string& text);

  std::string text() const;
  // What one client has to itself: an IPv4 address, or the /64 of one of IPv6.
  Address household() const { return is_ipv4() ? *this : prefix(64); }
  // What a log may keep of it, since it is nobody's in particular: a /24, or a /48 of IPv6.
  Address network() const { return prefix(is_ipv4() ? 96 + 24 : 48); }

  auto operator<=>(const Address&) const = default;

 private:
  bool is_ipv4() const;
  Address prefix(std::size_t bits) const;

  std::array<std::uint8_t, 16> bytes_{};
};

// The last address of X-Forwarded-For, which the nearest proxy has written; whatever stands before
// it may be the client's invention.
std::optional<Address> last_forwarded(std::string_view header);

// Belongs to one thread.
class AddressCounts {
 public:
  // False where the address has `max` already.
  bool take(const Address& address, std::size_t max);
  void give_back(const Address& address);

 private:
  std::map<Address, std::size_t> counts_;
};

}  // namespace plumbline::front
