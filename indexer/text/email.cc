// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/email.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "indexer/text/mail_archive.h"
#include "schema/text/ascii.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kInstead = "(e-mail address)";
constexpr size_t kMaxLocalBytes = 64;     // RFC 5321, 4.5.3.1
constexpr size_t kMaxAddressBytes = 512;  // within which an address of the web is looked for

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Letters of any script, with their marks: those of "m\u00FCller@example.org".
bool is_letter(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return c >= 0x80 && (u_isalnum(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0);
}

// Those of scripts that put no blanks between words, so that an address may stand in the middle of a sentence.
bool is_unparted(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_LO_MASK) != 0;
}

char32_t code_point_at(std::string_view text, size_t at) { return next_code_point(text, &at); }

size_t begin_of_code_point_before(std::string_view text, size_t at) {
  size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
    --begin;
  return begin;
}

bool in_local_part(char c) {
  return ascii::is_alphanumeric(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
}

// Where the local part before the sign at `at` begins. Of "\u5199\u4FE1ada@b.org" it is "ada".
size_t local_part_before(std::string_view text, size_t from, size_t at) {
  size_t begin = at;
  bool unparted = true;
  while (begin > from && at - begin < kMaxLocalBytes) {
    const size_t next = begin_of_code_point_before(text, begin);
    const char32_t c = code_point_at(text, next);
    const bool ascii = is_ascii(text[next]);
    if (next < from || (ascii ? !in_local_part(text[next]) : !is_letter(c))) break;
    if (!ascii && is_unparted(c) && !unparted) break;
    unparted = unparted && !ascii && is_unparted(c);
    begin = next;
  }
  return begin;
}

bool in_domain(char c) { return ascii::is_alphanumeric(c) || c == '-' || c == '.'; }

constexpr std::string_view kWideDot = "\xEF\xBC\x8E";  // U+FF0E

// How many bytes of a domain stand at `at`, of which `before` is the byte before; 0 where it ends.
size_t domain_bytes(std::string_view text, size_t at, char before) {
  if (is_ascii(text[at])) return in_domain(text[at]) ? 1 : 0;
  if (text.substr(at).starts_with(kWideDot)) return kWideDot.size();
  size_t end = at;
  const char32_t c = next_code_point(text, &end);
  const bool goes_on = is_letter(c) && !(is_unparted(c) && ascii::is_alphanumeric(before));
  return goes_on ? end - at : 0;
}

bool ends_in_a_sign(std::string_view domain) {
  return !domain.empty() && is_ascii(domain.back()) && !ascii::is_alphanumeric(domain.back());
}

// Behind which the last label of a domain begins.
size_t last_dot(std::string_view domain, size_t* length) {
  const size_t dot = domain.rfind('.'), wide = domain.rfind(kWideDot);
  const bool is_wide = wide != domain.npos && (dot == domain.npos || wide > dot);
  *length = is_wide ? kWideDot.size() : 1;
  return is_wide ? wide : dot;
}

// The domain that begins at `at`, with a dot inside; "" where there is none.
std::string_view domain_at(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size()) {
    const size_t more = domain_bytes(text, end, end > at ? text[end - 1] : '@');
    if (more == 0) break;
    end += more;
  }
  std::string_view domain = text.substr(at, end - at);
  for (;;) {
    if (domain.ends_with(kWideDot))
      domain.remove_suffix(kWideDot.size());
    else if (ends_in_a_sign(domain))
      domain.remove_suffix(1);
    else
      break;
  }
  size_t length = 0;
  const size_t dot = last_dot(domain, &length);
  if (dot == domain.npos || dot == 0) return {};
  const std::string_view last = domain.substr(dot + length);
  const bool starts = ascii::is_alphanumeric(domain.front()) || !is_ascii(domain.front());
  const bool numbered = std::any_of(last.begin(), last.end(), ascii::is_digit);
  return starts && !last.empty() && !numbered ? domain : std::string_view();
}

// What the word in which text[at] stands has been until there, and where it begins.
enum class Within { kText, kHost, kPath, kQuery };  // all but the first of an address of the web
struct Place {
  Within within;
  size_t url = 0;  // where the address of the web begins
};

Place place_of(std::string_view text, size_t at) {
  const size_t from = at > kMaxAddressBytes ? at - kMaxAddressBytes : 0;
  std::string_view word = text.substr(from, at - from);
  const size_t blank = word.find_last_of(" \t\n<>\"'()");
  word = word.substr(blank == word.npos ? 0 : blank + 1);
  const size_t scheme = word.find("://");
  if (scheme == word.npos) return {Within::kText};
  size_t begin = scheme;
  while (begin > 0 && ascii::is_letter(word[begin - 1])) --begin;
  const size_t url = at - word.size() + begin;
  if (word.find_first_of("?#", scheme) != word.npos) return {Within::kQuery, url};
  return {word.find('/', scheme + 3) == word.npos ? Within::kHost : Within::kPath, url};
}

// Where the address of the web ends in whose path text[at] stands.
size_t end_of_url(std::string_view text, size_t at) {
  const size_t limit = std::min(text.find_first_of(" \t\n<>\"'", at), text.size());
  int open = 0;
  size_t end = at;
  for (; end < limit; ++end) {
    if (text[end] == '(') ++open;
    if (text[end] == ')' && --open < 0) break;
    if (text.substr(end).starts_with("&lt;") || text.substr(end).starts_with("&gt;")) break;
  }
  while (end > at && std::string_view(".,;:!?]").find(text[end - 1]) != std::string_view::npos)
    --end;
  return end;
}

// Behind which nobody has a mailbox: "logo@2x.png", "talk@fosdem.pdf"; not so "ada@example.org.html".
bool is_file_name(std::string_view domain) {
  constexpr std::string_view kFiles[] = {"css",  "gif", "htm", "html", "ics",  "jpeg", "jpg", "js",
                                         "json", "mp3", "mp4", "odp",  "odt",  "pdf",  "php", "png",
                                         "pptx", "svg", "txt", "vtt",  "webm", "webp", "xml"};
  const size_t dot = domain.rfind('.');
  const std::string last = ascii::lower(domain.substr(dot + 1));
  if (std::find(std::begin(kFiles), std::end(kFiles), last) == std::end(kFiles)) return false;
  const std::string_view name = domain.substr(0, dot);
  return name.find('.') == name.npos || ascii::is_digit(name.front());
}

struct Range {
  size_t begin, end;
  bool leaves_a_word = true;  // in its place; in a query and as a target nothing
};

// "@" and its wide and its small form, and "%40", which is read as such in queries.
constexpr std::string_view kSigns[] = {"@", "%40", "\xEF\xBC\xA0", "\xEF\xB9\xAB"};

// How many bytes such a sign at `at` has; 0 where there is none.
size_t sign_at(std::string_view text, size_t at) {
  for (const std::string_view sign : kSigns) {
    if (text.substr(at).starts_with(sign)) return sign.size();
  }
  return 0;
}

size_t find_at(std::string_view text, size_t from) {
  size_t at = text.find_first_of("@%\xEF", from);
  while (at != text.npos && sign_at(text, at) == 0) at = text.find_first_of("@%\xEF", at + 1);
  return at;
}

// Whether what begins at `begin` with this local part is nobody's in the path of the address of the web at `url`.
bool may_be_in_path(std::string_view text, size_t url, size_t begin, std::string_view local) {
  const bool handle = text[begin - 1] == '@' || local.starts_with("%40");
  if (handle || is_message_id(local)) return true;
  return leads_to_mail(text.substr(url, text.rfind('/', begin) + 1 - url), local);
}

// Whether an address of the web is about to be named as the target of a link.
bool is_target(std::string_view before) {
  return before.ends_with("](") || before.ends_with("](<") || before.ends_with("=\"") ||
         before.ends_with("='");
}

// The address around the sign at `at`, none of which stands before `from`.
std::optional<Range> email_at(std::string_view text, size_t from, size_t at) {
  const bool escaped = text[at] == '%';
  const size_t begin = local_part_before(text, from, at);
  const size_t behind = at + sign_at(text, at);
  const std::string_view domain = domain_at(text, behind);
  if (begin == at || domain.empty() || is_file_name(domain)) return std::nullopt;
  const std::string_view local = text.substr(begin, at - begin);
  const size_t end = behind + domain.size();
  const Place place = place_of(text, at);
  // git@example.org:a/b, ssh://git@example.org/a/b
  const bool repository =
      local == "git" && (place.within == Within::kHost || text.substr(end, 1) == ":");
  if (place.within == Within::kPath) {
    if (repository || may_be_in_path(text, place.url, begin, local)) return std::nullopt;
    const size_t first = std::max(place.url, from);
    return Range{first, end_of_url(text, end), !is_target(text.substr(0, first))};
  }
  const bool query = place.within == Within::kQuery;
  if (query ? is_message_id(local) : escaped || repository) return std::nullopt;
  return Range{begin, end, !query};
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

std::string file_name_without_emails(const std::string& name) {
  const size_t dot = name.rfind('.');
  const std::string stem = name.substr(0, dot), clean = without_emails(stem);
  if (clean != stem && dot != name.npos) return clean + name.substr(dot);
  return without_emails(name);
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
