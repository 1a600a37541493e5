// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/front/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstring>

namespace plumbline::front {
namespace {

constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

}  // namespace

Address::Address(const sockaddr_storage& peer) {
  if (peer.ss_family == AF_INET) {
    const auto& ipv4 = reinterpret_cast<const sockaddr_in&>(peer);
    std::copy(kMapped.begin(), kMapped.end(), bytes_.begin());
    std::memcpy(bytes_.data() + kMapped.size(), &ipv4.sin_addr, sizeof ipv4.sin_addr);
  } else if (peer.ss_family == AF_INET6) {
    const auto& ipv6 = reinterpret_cast<const sockaddr_in6&>(peer);
    std::memcpy(bytes_.data(), &ipv6.sin6_addr, bytes_.size());
  }
}

std::optional<Address> Address::parse(const std::string& text) {
  Address address;
  const std::string mapped = text.find(':') == text.npos ? "::ffff:" + text : text;
  if (inet_pton(AF_INET6, mapped.c_str(), address.bytes_.data()) != 1) return std::nullopt;
  return address;
}

std::string Address::text() const {
  char buffer[INET6_ADDRSTRLEN] = "";
  const bool ipv4 = is_ipv4();
  inet_ntop(ipv4 ? AF_INET : AF_INET6, bytes_.data() + (ipv4 ? kMapped.size() : 0), buffer,
            sizeof buffer);
  return buffer;
}

bool Address::is_ipv4() const { return std::equal(kMapped.begin(), kMapped.end(), bytes_.begin()); }

Address Address::prefix(std::size_t bits) const {
  Address prefix;
  std::copy_n(bytes_.begin(), bits / 8, prefix.bytes_.begin());
  return prefix;
}

std::optional<Address> last_forwarded(std::string_view header) {
  const std::size_t comma = header.rfind(',');
  std::string last(comma == header.npos ? header : header.substr(comma + 1));
  std::erase_if(last, [](char c) { return c == ' ' || c == '\t'; });
  return Address::parse(last);
}

bool AddressCounts::take(const Address& address, std::size_t max) {
  std::size_t& count = counts_[address];
  if (count >= max) return false;
  ++count;
  return true;
}

void AddressCounts::give_back(const Address& address) {
  const auto found = counts_.find(address);
  if (found != counts_.end() && --found->second == 0) counts_.erase(found);
}

}  // namespace plumbline::front
