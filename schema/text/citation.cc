// SPDX-License-Identifier: MIT OR Apache-2.0
// A text is read once, from the beginning of each run of letters and digits on; what is recognized
// is stepped over. A false citation costs little, since its key leads nowhere, so the rules are
// generous, but for the address of a person, which is no Message-ID.
#include "schema/text/citation.h"

#include <algorithm>
#include <utility>

#include "schema/is_one_of.h"
#include "schema/text/address_key.h"
#include "schema/text/ascii.h"
#include "schema/text/code_reference.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMinHash = 7, kSureHash = 12, kMaxHash = 40;
constexpr size_t kMinLocalPart = 12;  // of a Message-ID

// Ends of hosts that are taken for addresses without a scheme; "lib.rs/src" is more often a path.
constexpr std::string_view kDomains[] = {"com", "org", "net",    "io",   "dev", "eu", "de",  "edu",
                                         "gov", "uk",  "fr",     "link", "at",  "ch", "nl",  "cz",
                                         "se",  "it",  "events", "be",   "jp",  "us", "info"};

bool in_hash(char c) { return ascii::is_digit(c) || (c >= 'a' && c <= 'f'); }
bool in_host(char c) { return ascii::is_alphanumeric(c) || c == '-' || c == '.'; }

constexpr ascii::Signs kEndAddress("<>\"`|\\^{}"), kEndMessageId("()[],;:"),
    kBehindWord(" \t\r\n,");
// What a word goes on behind, and what a number goes on with that is no hash then.
constexpr ascii::Signs kInside("_-.@/%"), kBehindHash("_-@%/");

// What an address may hold; other scripts and quotes end it.
bool in_address(char c) {
  return c > ' ' && static_cast<unsigned char>(c) < 0x7F && !kEndAddress.has(c);
}

bool in_message_id(char c) { return in_address(c) && !kEndMessageId.has(c); }

template <class Test>
size_t count_while(std::string_view text, Test test) {
  return static_cast<size_t>(std::find_if_not(text.begin(), text.end(), test) - text.begin());
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), ascii::is_digit);
}
bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), ascii::is_letter);
}

// Without the punctuation of the sentence around it; a parenthesis that it opened itself stays.
std::string_view without_punctuation(std::string_view address) {
  while (!address.empty()) {
    const char last = address.back();
    const char open = last == ')' ? '(' : last == ']' ? '[' : '\0';
    const bool unbalanced = open != '\0' && std::count(address.begin(), address.end(), last) >
                                                std::count(address.begin(), address.end(), open);
    if (!unbalanced && std::string_view(".,;:!?'*_").find(last) == std::string_view::npos) break;
    address.remove_suffix(1);
  }
  return address;
}

// "lwn.net" of "lwn.net/Articles/1"; "" where no host stands there.
std::string_view host_at(std::string_view text) {
  const std::string_view host = text.substr(0, count_while(text, in_host));
  const auto dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.find("..") != std::string_view::npos)
    return {};
  const std::string_view domain = host.substr(dot + 1);
  const bool letters = std::all_of(domain.begin(), domain.end(), ascii::is_letter);
  return domain.size() >= 2 && letters && host.front() != '.' && host.front() != '-'
             ? host
             : std::string_view();
}

bool is_usual(std::string_view host) {
  const std::string domain = ascii::lower(host.substr(host.rfind('.') + 1));
  return is_one_of(domain, kDomains);
}

size_t scheme_at(std::string_view text) {
  for (std::string_view scheme : {"https://", "http://"}) {
    if (ascii::starts_with_any_case(text, scheme)) return scheme.size();
  }
  return 0;
}

// The address that begins a text; "" for none.
std::string_view address_at(std::string_view text) {
  const size_t scheme = scheme_at(text);
  const std::string_view host = host_at(text.substr(scheme));
  if (host.empty()) return {};
  const std::string_view rest = text.substr(scheme + host.size());
  if (scheme == 0 && (!is_usual(host) || !rest.starts_with('/'))) return {};
  return without_punctuation(text.substr(0, count_while(text, in_address)));
}

// "cve-2025-68260" at the beginning of a text; "" for none.
std::string_view cve_at(std::string_view text) {
  if (!ascii::starts_with_any_case(text, "cve-")) return {};
  const size_t year = count_while(text.substr(4), ascii::is_digit);
  if (year != 4 || !text.substr(8).starts_with('-')) return {};
  const size_t number = count_while(text.substr(9), ascii::is_digit);
  const bool ends = text.size() == 9 + number || !ascii::is_alphanumeric(text[9 + number]);
  return number >= 4 && ends ? text.substr(0, 9 + number) : std::string_view();
}

std::string_view hash_at(std::string_view text) {
  const std::string_view hash = text.substr(0, count_while(text, in_hash));
  const char next = hash.size() < text.size() ? text[hash.size()] : ' ';
  const bool inside = ascii::is_alphanumeric(next) || kBehindHash.has(next);
  return hash.size() < kMinHash || hash.size() > kMaxHash || inside ? std::string_view() : hash;
}

// True where a text ends in the word "commit" and perhaps a quote or backtick.
bool announces_commit(std::string_view before) {
  while (!before.empty() &&
         std::string_view(" \t\n`'\"([").find(before.back()) != std::string_view::npos)
    before.remove_suffix(1);
  const std::string end =
      ascii::lower(before.substr(before.size() - std::min<size_t>(before.size(), 7)));
  return end.ends_with("commit") || end == "commits" || end.ends_with("fixes:");
}

bool is_commit(std::string_view before, std::string_view hash, std::string_view after) {
  if (announces_commit(before) || after.starts_with(" (\"") || hash.size() == kMaxHash) return true;
  return hash.size() >= kSureHash && has_digit(hash) && has_letter(hash);
}

// "local@host" with what is no name of a person: a digit, and letters or signs behind it.
bool is_message_id(std::string_view id) {
  const auto at = id.find('@');
  if (at == std::string_view::npos || at < kMinLocalPart || at + 1 == id.size()) return false;
  const std::string_view local = id.substr(0, at);
  const size_t digit = count_while(local, [](char c) { return !ascii::is_digit(c); });
  return digit < local.size() &&
         std::any_of(local.begin() + static_cast<std::ptrdiff_t>(digit), local.end(),
                     [](char c) { return !ascii::is_digit(c); });
}

// What stands between < and > at the beginning of a text, where that is a Message-ID; "" for none.
std::string_view message_at(std::string_view text) {
  const std::string_view id = text.substr(1, count_while(text.substr(1), in_message_id));
  return text.substr(1 + id.size()).starts_with('>') && is_message_id(id) ? id : std::string_view();
}

// A reference that begins at a place of a text.
struct Found {
  std::string key;
  size_t size;  // bytes; 0 for none
};

Found commit_at(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at), hash = hash_at(rest);
  if (hash.empty() || !is_commit(text.substr(0, at), hash, rest.substr(hash.size())))
    return {"", 0};
  return {commit_key(hash), hash.size()};
}

// Letters and digits with a blank or a comma behind them, as most words are: of all references, that is a commit alone.
bool is_word_alone(std::string_view text) {
  const size_t size = count_while(text, ascii::is_alphanumeric);
  return size == text.size() || kBehindWord.has(text[size]);
}

Found citation_at(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.front() == '<') {
    const std::string_view id = message_at(rest);
    return id.empty() ? Found{"", 0} : Found{message_key(id), id.size() + 2};
  }
  if (is_word_alone(rest)) return commit_at(text, at);
  if (const auto path = kernel_path_at(rest); !path.empty()) return {path_key(path), path.size()};
  if (const auto address = address_at(rest); !address.empty()) {
    if (std::string key = address_key(address); !key.empty())
      return {std::move(key), address.size()};
  }
  if (const auto cve = cve_at(rest); !cve.empty()) return {cve_key(cve), cve.size()};
  if (Found commit = commit_at(text, at); commit.size > 0) return commit;
  if (const CrateName crate = crate_at(text, at); crate.size > 0)
    return {crate_key(rest.substr(0, crate.size)), crate.size};
  return {"", 0};
}

// Where a reference may begin: at "<", and where a word does.
bool may_begin(std::string_view text, size_t at) {
  if (text[at] == '<') return true;
  if (!ascii::is_alphanumeric(text[at])) return false;
  const char before = at == 0 ? ' ' : text[at - 1];
  return !ascii::is_alphanumeric(before) && !kInside.has(before);
}

// --- A whole text

// "Link: x" -> "x"
std::string_view without_trailer(std::string_view text) {
  for (std::string_view name : {"link:", "closes:", "message-id:", "in-reply-to:", "url:"}) {
    if (ascii::starts_with_any_case(text, name)) return ascii::trimmed(text.substr(name.size()));
  }
  return text;
}

std::string_view without_slash(std::string_view text) {
  return text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
}

// "commit abc", "Fixes: abc ("subject")", "abc".
std::optional<NamedThing> whole_commit(std::string_view text) {
  bool announced = false;
  for (std::string_view name : {"commit ", "fixes: ", "fixes "}) {
    if (!ascii::starts_with_any_case(text, name)) continue;
    text = ascii::trimmed(text.substr(name.size()));
    announced = true;
  }
  const std::string small = ascii::lower(text);
  const std::string_view hash = hash_at(small);
  const std::string_view rest = ascii::trimmed(text.substr(hash.size()));
  const bool whole = rest.empty() || (rest.starts_with("(\"") && rest.ends_with("\")"));
  if (hash.empty() || !whole) return std::nullopt;
  announced = announced || !rest.empty();
  // "20231115" and "defaced" are words.
  if (!announced && (!has_digit(hash) || !has_letter(hash))) return std::nullopt;
  return NamedThing{commit_key(hash), announced || hash.size() > kMinHash};
}

std::optional<NamedThing> whole_message(std::string_view text) {
  const bool bracketed = text.starts_with('<') && text.ends_with('>');
  const std::string_view id = bracketed ? text.substr(1, text.size() - 2) : text;
  const auto at = id.find('@');
  const bool plausible = at != std::string_view::npos && at > 0 && at + 1 < id.size() &&
                         in_message_id(id.front()) &&
                         std::all_of(id.begin(), id.end(), in_message_id);
  const bool path = !bracketed && id.find('/') < at;
  if (!plausible || path) return std::nullopt;
  const bool sure = is_message_id(id) || (bracketed && has_digit(id.substr(0, at)));
  return NamedThing{message_key(id), sure};
}

// "rust/kernel/init.rs", "syn crate", "crate `syn`": where nothing knows it, words of a text.
std::optional<NamedThing> whole_code(std::string_view text) {
  if (const auto path = kernel_path_at(text); !path.empty() && without_slash(text) == path)
    return NamedThing{path_key(path), false};
  const auto blank = text.find(' ');
  if (blank == std::string_view::npos || text.find(' ', blank + 1) != std::string_view::npos)
    return std::nullopt;
  std::string_view name = text.substr(0, blank), word = text.substr(blank + 1);
  if (ascii::lower(name) == "crate") std::swap(name, word);
  while (name.starts_with('`')) name.remove_prefix(1);
  while (name.ends_with('`')) name.remove_suffix(1);
  if (ascii::lower(word) != "crate" || !is_crate_name(name)) return std::nullopt;
  return NamedThing{crate_key(name), false};
}

std::optional<NamedThing> whole_address(std::string_view text) {
  if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
  text = without_punctuation(text);
  if (text.empty() || text.find_first_of(" \t\r\n\"<>") != std::string_view::npos)
    return std::nullopt;
  if (const size_t scheme = scheme_at(text); scheme > 0) {
    std::string key = address_key(text);
    if (scheme == text.size() || key.empty()) return std::nullopt;  // without a host
    return NamedThing{std::move(key), true};
  }
  const std::string_view host = host_at(text);
  const std::string_view rest = text.substr(host.size());
  if (host.empty() ||
      (!rest.empty() && rest.front() != '/' && rest.front() != '?' && rest.front() != '#'))
    return std::nullopt;
  return NamedThing{address_key(text), is_usual(host) && rest.size() > 1};
}
}  // namespace

std::vector<Citation> find_citations(std::string_view text) {
  std::vector<Citation> citations;
  for (size_t at = 0; at < text.size();) {
    Found found = may_begin(text, at) ? citation_at(text, at) : Found{"", 0};
    if (found.size > 0) citations.push_back({std::move(found.key), at, at + found.size});
    at += std::max<size_t>(found.size, 1);
  }
  return citations;
}

std::optional<NamedThing> named_thing(std::string_view text) {
  text = without_trailer(ascii::trimmed(text));
  if (const auto cve = cve_at(text); !cve.empty() && without_punctuation(text) == cve)
    return NamedThing{cve_key(cve), true};
  if (auto thing = whole_commit(text)) return thing;
  if (auto thing = whole_message(text)) return thing;
  if (auto thing = whole_code(text)) return thing;
  return whole_address(text);
}

}  // namespace plumbline
