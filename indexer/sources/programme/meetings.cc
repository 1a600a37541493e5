// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/meetings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/sources/programme/text.h"
#include "schema/text/percent.h"

namespace plumbline {
namespace {

// Of parameters, small and without "-" and "_"; of any host.
constexpr std::array<std::string_view, 5> kEnds = {"password", "passwd", "passcode", "passphrase",
                                                   "pwd"};
constexpr std::array<std::string_view, 8> kNames = {
    "pass", "pw", "attendeepw", "moderatorpw", "accesscode", "roomkey", "sessiontoken", "jwt"};

// Of the sites of some hosts alone.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kOfHosts = {
    {{"zoom.us", "tk"},
     {"zoom.us", "zak"},
     {"zoom.com", "tk"},
     {"webex.com", "mtid"},
     {"teams.microsoft.com", "p"},
     {"teams.microsoft.com", "context"},
     {"teams.cloud.microsoft", "p"},
     {"teams.cloud.microsoft", "context"},
     {"teams.live.com", "p"},
     {"teams.live.com", "context"}}};

constexpr std::string_view kBounds = " \t\r\n<>\"'()[]{}|`";

struct Address {
  std::string host, path, query;  // the query as what follows "?" or "#", without escapes
};

Address address_of(std::string_view url) {
  const std::size_t end = std::min(url.find_first_of("?#"), url.size());
  const auto scheme = url.substr(0, end).find("://");
  const std::size_t host = scheme == url.npos ? 0 : scheme + 3;
  const std::size_t path = std::min(url.find('/', host), end);
  Address address{lower(url.substr(host, path - host)), std::string(url.substr(path, end - path)),
                  std::string(url.substr(end))};
  // An address within an address is escaped once more.
  for (int i = 0; i < 3; ++i) address.query = percent_decoded(address.query);
  return address;
}

bool is_of(std::string_view host, std::string_view site) {
  return host == site || host.ends_with("." + std::string(site));
}

bool is_secret(std::string name, const Address& address) {
  name = lower(name);
  std::erase_if(name, [](char c) { return c == '-' || c == '_'; });
  const auto ends_name = [&](std::string_view end) { return name.ends_with(end); };
  if (std::any_of(kEnds.begin(), kEnds.end(), ends_name)) return true;
  if (std::find(kNames.begin(), kNames.end(), name) != kNames.end()) return true;
  // BigBlueButton signs its addresses.
  if (name == "checksum" && address.path.find("/api/join") != std::string::npos) return true;
  return std::any_of(kOfHosts.begin(), kOfHosts.end(), [&](const auto& known) {
    return is_of(address.host, known.first) && name == known.second;
  });
}

bool is_recording(const Address& address) {
  return (is_of(address.host, "zoom.us") || is_of(address.host, "zoom.com")) &&
         address.path.starts_with("/rec/");
}

struct Range {
  std::size_t begin, end;
};

// The query of the next address in a text that has a secret, without a full stop behind it.
std::optional<Range> next_secret(std::string_view text, std::size_t from) {
  for (auto at = text.find_first_of("?#", from); at != text.npos;) {
    const auto before = text.find_last_of(kBounds, at);
    const std::size_t begin = before == text.npos ? 0 : before + 1;
    std::size_t end = std::min(text.find_first_of(kBounds, at), text.size());
    const std::string_view url = text.substr(begin, end - begin);
    const bool address = url.substr(0, at - begin).find('/') != url.npos;
    if (address && has_meeting_secret(url)) {
      while (std::string_view(".,;:!").find(text[end - 1]) != std::string_view::npos) --end;
      return Range{at, end};
    }
    at = text.find_first_of("?#", end);
  }
  return std::nullopt;
}

std::vector<Range> secrets_in(std::string_view text) {
  std::vector<Range> all;
  while (const auto secret = next_secret(text, all.empty() ? 0 : all.back().end))
    all.push_back(*secret);
  return all;
}

std::string without(const std::vector<Range>& ranges, std::string_view text) {
  std::string out;
  std::size_t kept = 0;
  for (const Range& range : ranges) {
    out += text.substr(kept, range.begin - kept);
    kept = range.end;
  }
  return out += text.substr(kept);
}

// Where places of a text are once the ranges are taken out; what lay within one is where it was.
class Moved {
 public:
  explicit Moved(const std::vector<Range>& ranges) {
    for (const Range& range : ranges) {
      behind_.push_back({range, taken_});
      taken_ += range.end - range.begin;
    }
  }
  std::size_t operator()(std::size_t at) const {
    const auto next = std::upper_bound(
        behind_.begin(), behind_.end(), at,
        [](std::size_t place, const auto& each) { return place < each.first.begin; });
    if (next == behind_.begin()) return at;
    const auto& [range, taken_before] = *std::prev(next);
    return (at < range.end ? range.begin : at - (range.end - range.begin)) - taken_before;
  }

 private:
  std::vector<std::pair<Range, std::size_t>> behind_;  // with how much is taken before each
  std::size_t taken_ = 0;
};

bool has_secret(std::string_view url, int depth) {
  if (url.find_first_of("?#") == url.npos) return false;
  const Address address = address_of(url);
  if (is_recording(address)) return false;
  std::string_view rest = address.query;
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of("?&;#", 1), rest.size());
    const std::string_view part = rest.substr(1, end - 1);
    const auto equals = part.find('=');
    const bool says = equals != part.npos && equals + 1 < part.size();
    if (says && is_secret(std::string(part.substr(0, equals)), address)) return true;
    rest.remove_prefix(end);
  }
  const auto within = address.query.find("://");
  return within != std::string::npos && depth > 0 &&
         has_secret(std::string_view(address.query).substr(within), depth - 1);
}
}  // namespace

bool has_meeting_secret(std::string_view url) {
  constexpr int kWithin = 2;  // addresses, each within the one before
  return has_secret(url, kWithin);
}

std::string without_meeting_secrets(std::string_view text) {
  return without(secrets_in(text), text);
}

bool drop_meeting_secrets(RichText* text) {
  const std::size_t links = std::erase_if(text->spans, [](const Span& span) {
    return span.kind == Span::kLink && has_meeting_secret(span.target);
  });
  const std::vector<Range> secrets = secrets_in(text->text);
  if (secrets.empty()) return links > 0;
  text->text = without(secrets, text->text);
  const Moved moved(secrets);
  for (Span& span : text->spans) {
    span.begin = moved(span.begin);
    span.end = moved(span.end);
  }
  std::erase_if(text->spans, [](const Span& span) {
    return span.begin == span.end && !span.block() && span.kind != Span::kBreak;
  });
  return true;
}

}  // namespace plumbline
