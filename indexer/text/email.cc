// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/email.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kInstead = "(e-mail address)";
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

// What the word in which text[at] stands has been until there.
enum class Within { kText, kHost, kPath, kQuery };  // all but the first of an address of the web

Within place_of(std::string_view text, size_t at) {
  const size_t from = at > kMaxAddressBytes ? at - kMaxAddressBytes : 0;
  std::string_view word = text.substr(from, at - from);
  const size_t blank = word.find_last_of(" \t\n<>\"'()");
  word = word.substr(blank == word.npos ? 0 : blank + 1);
  const size_t scheme = word.find("://");
  if (scheme == word.npos) return Within::kText;
  if (word.find_first_of("?#", scheme) != word.npos) return Within::kQuery;
  return word.find('/', scheme + 3) == word.npos ? Within::kHost : Within::kPath;
}

bool is_message_id(std::string_view local) {
  constexpr std::ptrdiff_t kDigits = 6;
  return std::count_if(local.begin(), local.end(), [](char c) { return c >= '0' && c <= '9'; }) >=
         kDigits;
}

struct Range {
  size_t begin, end;
  bool leaves_a_word = true;  // in its place; in an address of the web nothing
};

// "@", and "%40", which is read as such in queries.
size_t find_at(std::string_view text, size_t from) {
  return std::min(text.find('@', from), text.find("%40", from));
}

// The address around the sign at `at`, none of which stands before `from`.
std::optional<Range> email_at(std::string_view text, size_t from, size_t at) {
  const bool escaped = text[at] == '%';
  size_t begin = at;
  while (begin > from && at - begin < kMaxLocalBytes && in_local_part(text[begin - 1])) --begin;
  const size_t behind = at + (escaped ? 3 : 1);
  const std::string_view domain = domain_at(text, behind);
  if (begin == at || domain.empty()) return std::nullopt;
  const std::string_view local = text.substr(begin, at - begin);
  const size_t end = behind + domain.size();
  const Within place = place_of(text, at);
  // git@example.org:a/b, ssh://git@example.org/a/b
  const bool repository = local == "git" && (place == Within::kHost || text.substr(end, 1) == ":");
  const bool is_id = place == Within::kQuery ? is_message_id(local) : escaped || repository;
  if (place == Within::kPath || is_id) return std::nullopt;
  return Range{begin, end, place != Within::kQuery};
}

// The first address that begins at or behind `from`.
std::optional<Range> next_email(std::string_view text, size_t from) {
  for (size_t at = find_at(text, from); at != text.npos; at = find_at(text, at + 1)) {
    if (const auto email = email_at(text, from, at)) return email;
  }
  return std::nullopt;
}

// A range and where what stands in its place begins.
struct Replaced {
  Range old;
  size_t begin;
  size_t end() const { return begin + (old.leaves_a_word ? kInstead.size() : 0); }
};

// Where a place of the old text is in the new one. What stood around all of an address does so still; what
// began or ended within it begins behind or ends before what took its place.
size_t moved(const std::vector<Replaced>& all, size_t at, bool is_end) {
  const auto next =
      std::lower_bound(all.begin(), all.end(), at,
                       [](const Replaced& each, size_t place) { return each.old.begin < place; });
  if (next == all.begin()) return at;
  const Replaced& last = *std::prev(next);
  const size_t behind = last.end();
  if (at >= last.old.end) return at - last.old.end + behind;
  return is_end ? last.begin : behind;
}

bool is_void(const Span& span) {
  const bool empty = span.begin == span.end && !span.block() && span.kind != Span::kBreak;
  return span.begin > span.end || empty;
}

// Gravatar finds a picture by the hash of an address.
bool tells_a_hash(const Span& span) {
  return span.kind == Span::kLink && span.target.find("gravatar.com/") != std::string::npos;
}

bool leads_nowhere(const Span& span) { return span.kind == Span::kLink && span.target.empty(); }

void drop_from(RichText* text) {
  std::erase_if(text->spans, tells_a_hash);
  for (Span& span : text->spans) {
    if (span.kind == Span::kLink) span.target = web_address_without_emails(span.target);
  }
  std::erase_if(text->spans, leads_nowhere);
  const std::string_view old = text->text;
  std::vector<Replaced> all;
  std::string out;
  size_t kept = 0;
  while (const auto email = next_email(old, kept)) {
    out += old.substr(kept, email->begin - kept);
    all.push_back({*email, out.size()});
    if (email->leaves_a_word) out += kInstead;
    kept = email->end;
  }
  if (all.empty()) return;
  out += old.substr(kept);
  for (Span& span : text->spans) {
    span.begin = moved(all, span.begin, false);
    span.end = moved(all, span.end, true);
  }
  std::erase_if(text->spans, is_void);
  text->text = std::move(out);
}
}  // namespace

std::string without_emails(std::string_view text) {
  std::string out;
  size_t kept = 0;
  while (const auto email = next_email(text, kept)) {
    const bool link = text.substr(kept, email->begin - kept).ends_with("mailto:");
    out += text.substr(kept, email->begin - kept - (link ? 7 : 0));
    if (!link && email->leaves_a_word) out += kInstead;
    kept = email->end;
  }
  out += text.substr(kept);
  return out;
}

std::string web_address_without_emails(std::string_view url) {
  std::string clean = without_emails(url);
  const bool within_the_web = url.find("://") != url.npos && clean.find(kInstead) == clean.npos;
  return within_the_web || clean == url ? clean : std::string();
}

void drop_emails(std::vector<Section>* sections) {
  for (Section& section : *sections) {
    drop_from(&section.heading);
    drop_from(&section.body);
  }
}

}  // namespace plumbline
