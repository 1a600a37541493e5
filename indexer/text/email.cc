// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/email.h"

#include <algorithm>

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxLocalBytes = 64;     // RFC 5321, 4.5.3.1
constexpr size_t kMaxAddressBytes = 512;  // within which an address of the web is looked for

bool alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool in_local_part(char c) {
  return alphanumeric(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
}

bool in_domain(char c) { return alphanumeric(c) || c == '-' || c == '.'; }

// The domain that begins at `at`, with a dot inside; "" where there is none.
std::string_view domain_at(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && in_domain(text[end])) ++end;
  while (end > at && !alphanumeric(text[end - 1])) --end;
  const std::string_view domain = text.substr(at, end - at);
  const size_t dot = domain.rfind('.');
  const bool good = dot != domain.npos && dot > 0 && alphanumeric(domain.front()) &&
                    std::none_of(domain.begin() + static_cast<std::ptrdiff_t>(dot) + 1,
                                 domain.end(), [](char c) { return c >= '0' && c <= '9'; });
  return good ? domain : std::string_view();
}

// True where the word in which text[at] stands has been an address of the web since before.
bool in_web_address(std::string_view text, size_t at) {
  const size_t from = at > kMaxAddressBytes ? at - kMaxAddressBytes : 0;
  const std::string_view before = text.substr(from, at - from);
  const size_t blank = before.find_last_of(" \t\n<>\"'()");
  return before.substr(blank == before.npos ? 0 : blank + 1).find("://") != before.npos;
}
}  // namespace

std::string without_emails(std::string_view text) {
  std::string out;
  size_t kept = 0;
  for (size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    size_t begin = at;
    while (begin > kept && at - begin < kMaxLocalBytes && in_local_part(text[begin - 1])) --begin;
    const std::string_view domain = domain_at(text, at + 1);
    if (begin == at || domain.empty() || in_web_address(text, at)) continue;
    const size_t end = at + 1 + domain.size();
    if (text.substr(end, 1) == ":" && begin + 3 == at) continue;  // git@example.org:a/b.git
    const bool link = text.substr(kept, begin - kept).ends_with("mailto:");
    out += text.substr(kept, begin - kept - (link ? 7 : 0));
    if (!link) out += "(e-mail address)";
    kept = end;
  }
  out += text.substr(kept);
  return out;
}

}  // namespace plumbline
