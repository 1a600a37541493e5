// SPDX-License-Identifier: MIT OR Apache-2.0
// An address is cut into host, path and query, and each is folded. What is known to lead to a thing
// with a name of its own (an archived mail, an article, a commit, a CVE) gets that name for a key.
#include "schema/text/address_key.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/code_reference.h"
#include "schema/text/percent.h"

namespace plumbline {
namespace {

constexpr std::size_t kMinHash = 7, kMaxHash = 40;

// Hosts of other names for one site.
constexpr std::pair<std::string_view, std::string_view> kSynonyms[] = {
    {"m.youtube.com", "youtube.com"},
    {"youtube-nocookie.com", "youtube.com"},
    {"archive.fosdem.org", "fosdem.org"}};

// Archives of mailing lists whose addresses have the Message-ID as a segment of the path, or as
// ?i=.
constexpr std::string_view kArchives[] = {
    "lore.kernel.org", "lkml.kernel.org", "patch.msgid.link",    "msgid.link",
    "marc.info",       "lists.sr.ht",     "inbox.sourceware.org"};

struct Address {
  std::string host;                     // small letters, without "www." and a usual port
  std::vector<std::string> segments;    // of the path, decoded where that is safe; none empty
  std::vector<std::string> parameters;  // "name=value", in order, without tracking
};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (end > at) pieces.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return pieces;
}

bool is_tracking(std::string_view parameter) {
  constexpr std::string_view kNames[] = {"utm_", "si=", "fbclid=", "gclid=", "feature="};
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](std::string_view name) { return parameter.starts_with(name); });
}

// What means the same escaped and not, in a path and in a parameter.
bool is_plain(char c) {
  return ascii::is_alphanumeric(c) ||
         std::string_view("-._~@:!$'()*,;").find(c) != std::string_view::npos;
}

std::string folded_host(std::string_view text) {
  std::string host = ascii::lower(text);
  for (std::string_view port : {":443", ":80"}) {
    if (host.ends_with(port)) host.resize(host.size() - port.size());
  }
  if (host.starts_with("www.")) host.erase(0, 4);
  for (const auto& [other, name] : kSynonyms) {
    if (host == other) host = name;
  }
  return host;
}

Address take_apart(std::string_view text) {
  text = text.substr(0, text.find('#'));
  for (std::string_view scheme : {"https://", "http://", "//"}) {
    if (!ascii::starts_with_any_case(text, scheme)) continue;
    text.remove_prefix(scheme.size());
    break;
  }
  const auto question = std::min(text.find('?'), text.size());
  const std::string_view path = text.substr(0, question);
  const auto slash = std::min(path.find('/'), path.size());
  Address address;
  address.host = folded_host(path.substr(0, slash));
  for (std::string_view piece : split(path.substr(slash), '/'))
    address.segments.push_back(percent_decoded(piece, is_plain));
  if (question < text.size()) {
    for (std::string_view piece : split(text.substr(question + 1), '&')) {
      if (!is_tracking(piece)) address.parameters.push_back(percent_decoded(piece, is_plain));
    }
  }
  std::sort(address.parameters.begin(), address.parameters.end());
  return address;
}

std::string parameter(const Address& address, std::string_view name) {
  for (const std::string& text : address.parameters) {
    if (text.starts_with(name) && text.substr(name.size()).starts_with('='))
      return text.substr(name.size() + 1);
  }
  return {};
}

bool is_hash(std::string_view text) {
  return text.size() >= kMinHash && text.size() <= kMaxHash &&
         std::all_of(text.begin(), text.end(), [](char c) { return ascii::hex_value(c) >= 0; });
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), ascii::is_digit);
}

std::optional<std::string> message_of(const Address& address) {
  const bool archive = is_one_of(address.host, kArchives);
  if (!archive) return std::nullopt;
  for (const std::string& segment : address.segments) {
    const std::string id = percent_decoded(segment, ascii::is_visible);
    if (id.find('@', 1) != std::string::npos) return message_key(id);
  }
  const std::string id = percent_decoded(parameter(address, "i"), ascii::is_visible);
  return id.find('@') == std::string::npos ? std::nullopt : std::optional(message_key(id));
}

// lwn.net/Articles/951550/, lwn.net/SubscriberLink/951550/<key>/
std::optional<std::string> lwn_of(const Address& address) {
  const auto& path = address.segments;
  if (address.host != "lwn.net" || path.size() < 2 || !is_number(path[1])) return std::nullopt;
  const std::string view = ascii::lower(path[0]);
  if (view != "articles" && view != "subscriberlink") return std::nullopt;
  return "lwn:" + path[1];
}

// Where the path of a file begins in the views of the kernel's tree; 0 for another address.
std::size_t begin_of_path(const Address& address) {
  const auto& path = address.segments;
  const auto is = [&](std::size_t i, std::string_view name) {
    return i < path.size() && ascii::lower(path[i]) == name;
  };
  const bool linux_at_1 = is(1, "linux") && (is(0, "torvalds") || is(0, "rust-for-linux"));
  if (address.host == "github.com" && linux_at_1 && (is(2, "blob") || is(2, "tree"))) return 4;
  if (address.host == "raw.githubusercontent.com" && linux_at_1) return 3;
  if (address.host == "elixir.bootlin.com" && is(0, "linux") && is(2, "source")) return 3;
  for (std::size_t i = 1; address.host == "git.kernel.org" && i < path.size(); ++i) {
    if ((is(i, "tree") || is(i, "plain")) && path[i - 1].starts_with("linux")) return i + 1;
  }
  return 0;
}

// .../commit/<hash>, .../commits/<hash>, git.kernel.org/.../c/<hash>, .../commit/?id=<hash>
std::optional<std::string> commit_of(const Address& address) {
  const bool kernel = address.host == "git.kernel.org";
  const std::size_t path = begin_of_path(address);  // a file's may look like a commit's
  const std::size_t end = path ? std::min(path, address.segments.size()) : address.segments.size();
  for (std::size_t i = 0; i < end; ++i) {
    const std::string& view = address.segments[i];
    const bool leads =
        view == "commit" || view == "commits" || (kernel && (view == "c" || view == "linus"));
    if (!leads) continue;
    std::string hash = i + 1 < address.segments.size() ? address.segments[i + 1] : "";
    if (hash.ends_with(".patch")) hash.resize(hash.size() - 6);
    for (const char* name : {"id", "h"}) {
      if (!is_hash(hash)) hash = parameter(address, name);
    }
    if (is_hash(hash)) return commit_key(hash);
  }
  return std::nullopt;
}

// cve.org/CVERecord?id=CVE-..., nvd.nist.gov/vuln/detail/CVE-..., and the like.
std::optional<std::string> cve_of(const Address& address) {
  constexpr std::string_view kDatabases[] = {"cve.org", "cve.mitre.org", "nvd.nist.gov",
                                             "security-tracker.debian.org"};
  if (!is_one_of(address.host, kDatabases)) return std::nullopt;
  std::string name = parameter(address, "id");
  if (name.empty()) name = parameter(address, "name");
  if (name.empty() && !address.segments.empty()) name = address.segments.back();
  if (!ascii::starts_with_any_case(name, "cve-")) return std::nullopt;
  return cve_key(name);
}

std::string path_from(const std::vector<std::string>& segments, std::size_t first) {
  std::string path;
  for (std::size_t i = first; i < segments.size(); ++i)
    path += (path.empty() ? "" : "/") + segments[i];
  return path;
}

// docs.kernel.org/rust/quick-start.html, kernel.org/doc/html/latest/rust/quick-start.html
std::string manual_of(const Address& address) {
  const auto& path = address.segments;
  const bool old =
      address.host == "kernel.org" && path.size() > 3 && path[0] == "doc" && path[1] == "html";
  if (!old && address.host != "docs.kernel.org") return {};
  std::string page = path_from(path, old ? 3 : 0);
  if (page.find('/') == std::string::npos || !page.ends_with(".html")) return {};
  page.resize(page.size() - 5);
  return "Documentation/" + page + ".rst";
}

std::optional<std::string> file_of(const Address& address) {
  const std::size_t begin = begin_of_path(address);
  const std::string path = begin ? path_from(address.segments, begin) : manual_of(address);
  if (!is_kernel_path(path)) return std::nullopt;
  return path_key(path);
}

// crates.io/crates/<name>, lib.rs/crates/<name>, docs.rs/<name>/..., docs.rs/crate/<name>
std::optional<std::string> crate_of(const Address& address) {
  const auto& path = address.segments;
  if (path.empty()) return std::nullopt;
  std::string name;
  const bool listed = address.host == "crates.io" || address.host == "lib.rs";
  if (listed && path.size() > 1 && path[0] == "crates") name = path[1];
  if (address.host == "docs.rs") name = path[0] == "crate" && path.size() > 1 ? path[1] : path[0];
  const bool page = name == "about" || name == "releases" || name == "crate";
  if (page || !is_crate_name(name)) return std::nullopt;
  return crate_key(name);
}

// youtu.be/<id>, youtube.com/watch?v=<id>, /embed/<id>, /live/<id>; where it begins tells nothing.
std::optional<std::string> video_of(const Address& address) {
  const auto& path = address.segments;
  std::string id;
  if (address.host == "youtu.be" && !path.empty()) id = path[0];
  if (address.host == "youtube.com" && !path.empty()) {
    if (path[0] == "watch") id = parameter(address, "v");
    if ((path[0] == "embed" || path[0] == "live") && path.size() > 1) id = path[1];
  }
  if (id.empty()) return std::nullopt;
  return "youtube.com/watch?v=" + id;
}

// Names of owners and repositories there have no capitals of their own.
void fold_repository(Address* address) {
  if (address->host != "github.com") return;
  auto& path = address->segments;
  for (std::size_t i = 0; i < std::min<std::size_t>(path.size(), 2); ++i)
    path[i] = ascii::lower(path[i]);
  if (path.size() == 2 && path[1].ends_with(".git")) path[1].resize(path[1].size() - 4);
}

std::string page_of(Address address) {
  fold_repository(&address);
  std::string key = address.host;
  if (!address.segments.empty() && address.segments.back() == "index.html")
    address.segments.pop_back();
  for (const std::string& segment : address.segments) key += "/" + segment;
  char separator = '?';
  for (const std::string& text : address.parameters) {
    key += separator + text;
    separator = '&';
  }
  return key;
}

}  // namespace

std::string address_key(std::string_view text) {
  const Address address = take_apart(text);
  for (const auto& known :
       {message_of(address), lwn_of(address), commit_of(address), cve_of(address),
        video_of(address), file_of(address), crate_of(address)}) {
    if (known) return *known;
  }
  // "https://cve:1", a machine without a domain, would pass for something else.
  std::string page = page_of(address);
  const bool other = kind_of_key(page) != ReferenceKind::kUrl;
  return other && ascii::starts_with_any_case(ascii::trimmed(text), "http") ? "" : page;
}

}  // namespace plumbline
