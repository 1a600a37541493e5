// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/mail_archive.h"

#include <algorithm>
#include <string>

#include "schema/is_one_of.h"
#include "schema/text/address_key.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

// Labels of hosts and segments of paths: "lists.gnu.org", "mail.python.org/archives/list/".
constexpr std::string_view kLabels[] = {
    "gmane",        "inbox", "list",    "listes", "lists",   "lkml",      "lore",
    "mail-archive", "mid",   "mailman", "msgid",  "narkive", "patchwork", "public-inbox"};
constexpr std::string_view kSegments[] = {
    "archives",     "hyperkitty",    "inbox",     "lkml",      "lore",        "mail-archive",
    "mailing-list", "mailing-lists", "mailman",   "mailman3",  "message-id",  "mid",
    "msgid",        "msgid-search",  "pipermail", "postorius", "public-inbox"};
// Short ways to a mail; of other sites, too, so what they lead to has a digit.
constexpr std::string_view kShort[] = {"all", "m", "r"};

// Whether any piece of `text` is one of these words.
template <size_t N>
bool has_one_of(const std::string_view (&words)[N], std::string_view text, char separator) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(separator, at), text.size());
    if (is_one_of(text.substr(at, end - at), words)) return true;
    at = end + 1;
  }
  return false;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), ascii::is_digit);
}
}  // namespace

bool leads_to_mail(std::string_view url, std::string_view id) {
  // An archive within an archive of the web counts.
  const std::string small = ascii::lower(url.substr(std::min(url.rfind("://"), url.size())));
  const std::string_view rest = std::string_view(small).substr(std::min<size_t>(3, small.size()));
  const size_t slash = std::min(rest.find('/'), rest.size());
  const std::string_view host = rest.substr(0, slash), path = rest.substr(slash);
  const std::string mail = std::string(rest) + "/1@x";
  if (kind_of_key(address_key(mail)) == ReferenceKind::kMessage) return true;
  return has_one_of(kLabels, host, '.') || has_one_of(kSegments, path, '/') ||
         (has_one_of(kShort, path, '/') && has_digit(id));
}

bool is_message_id(std::string_view id) {
  constexpr std::ptrdiff_t kDigits = 6, kRuns = 2;
  std::ptrdiff_t runs = 0;
  for (size_t i = 0; i < id.size(); ++i)
    runs += ascii::is_digit(id[i]) && (i == 0 || !ascii::is_digit(id[i - 1])) ? 1 : 0;
  return runs >= kRuns && std::count_if(id.begin(), id.end(), ascii::is_digit) >= kDigits;
}

}  // namespace plumbline
