// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/zone.h"

#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>

#include "indexer/sources/programme/text.h"
#include "indexer/text/icu_memory.h"

namespace plumbline {
namespace {

constexpr double kMillisecondsPerMinute = 60'000;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
         c == '_' || c == '-' || c == '+' || c == '.' || c == ' ' || c == '(' || c == ')';
}

bool plausible(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         std::all_of(text.begin(), text.end(), is_name_character);
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

icu::UnicodeString unicode(std::string_view text) {
  return need_memory(icu::UnicodeString(text.data(), static_cast<int32_t>(text.size()), US_INV));
}

// Of three letters only those whose meaning nobody doubts. ICU takes BST for Dhaka, IST for Kolkata and AST for Alaska.
constexpr std::array<std::string_view, 7> kAbbreviations = {"CET", "EET", "GMT", "MET",
                                                            "UCT", "UTC", "WET"};

bool is_ambiguous(std::string_view text) {
  return text.size() <= 3 &&
         std::find(kAbbreviations.begin(), kAbbreviations.end(), text) == kAbbreviations.end();
}

// ICU makes a zone of "GMT+3" too, which is no IANA name.
bool is_iana_name(std::string_view text) {
  if (is_ambiguous(text) || text.starts_with("SystemV/")) return false;
  UErrorCode status = U_ZERO_ERROR;
  UBool system = false;
  icu::UnicodeString canonical;
  icu::TimeZone::getCanonicalID(unicode(text), canonical, system, status);
  need_memory(status);
  return U_SUCCESS(status) && system && text != "Etc/Unknown";
}

// Making the rules of a zone takes longer than using them for all talks of a programme.
const icu::TimeZone* find_zone(const std::string& name) {
  thread_local std::map<std::string, std::unique_ptr<icu::TimeZone>> known;
  if (!plausible(name)) return nullptr;
  const auto found = known.find(name);
  if (found != known.end()) return found->second.get();
  if (known.size() > 100) known.clear();
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(unicode(name)));
  if (!zone) throw std::bad_alloc();
  if (*zone == icu::TimeZone::getUnknown()) zone.reset();
  return (known[name] = std::move(zone)).get();
}

std::string windows_zone(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString id;
  icu::TimeZone::getIDForWindowsID(unicode(text), nullptr, id, status);
  need_memory(status);
  return U_SUCCESS(status) ? utf8(id) : "";
}

std::string end_of_path(std::string_view text) {
  while (text.find('/') != text.npos) {
    text.remove_prefix(text.find('/') + 1);
    if (text.find('/') != text.npos && is_iana_name(text)) return std::string(text);
  }
  return "";
}

using Names = std::map<std::string, std::string, std::less<>>;

Names read_all_names() {
  Names names;
  const std::unique_ptr<icu::StringEnumeration> all(icu::TimeZone::createEnumeration());
  if (!all) throw std::bad_alloc();
  UErrorCode status = U_ZERO_ERROR;
  while (const icu::UnicodeString* name = all->snext(status))
    names[lower(utf8(*name))] = utf8(*name);
  need_memory(status);
  return names;
}

// All names of zones by themselves in small letters.
const Names& names_in_small_letters() {
  static const Names names = read_all_names();
  return names;
}

// "Europe/Lisbon" of "Europe/lisbon". Abbreviations count in capitals only.
std::string with_its_capitals(std::string_view text) {
  const auto found = names_in_small_letters().find(lower(text));
  const bool known = found != names_in_small_letters().end() && text.find('/') != text.npos;
  return known && is_iana_name(found->second) ? found->second : "";
}

// What Outlook shows for the zones of North America; those of others it names by cities.
constexpr std::pair<std::string_view, std::string_view> kShownByOutlook[] = {
    {"Eastern Time (US & Canada)", "America/New_York"},
    {"Central Time (US & Canada)", "America/Chicago"},
    {"Mountain Time (US & Canada)", "America/Denver"},
    {"Pacific Time (US & Canada)", "America/Los_Angeles"}};

// "Europe/Amsterdam" of "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna".
std::string zone_shown_by_outlook(std::string_view text) {
  if (!text.starts_with("(UTC") && !text.starts_with("(GMT")) return "";
  text = trimmed(text.substr(std::min(text.find(')'), text.size() - 1) + 1));
  for (const auto& [shown, zone] : kShownByOutlook) {
    if (text == shown) return std::string(zone);
  }
  for (const std::string_view city : split(text, ',')) {
    std::string zone = zone_of_city(city);
    if (!zone.empty()) return zone;
  }
  return "";
}

std::string city_of(std::string_view zone) {
  const auto slash = zone.rfind('/');
  return slash == zone.npos ? "" : lower(zone.substr(slash + 1));
}
// ICU goes by names of before: to it "Asia/Kolkata" is another name of "Asia/Calcutta".
std::string zone_of_renamed_city(const std::string& city) {
  std::string found;
  for (const auto& [small, name] : names_in_small_letters()) {
    if (city_of(name) != city || !is_iana_name(name)) continue;
    if (!found.empty()) return "";
    found = name;
  }
  return found;
}
}  // namespace

std::string zone_name(std::string_view text) {
  text = trimmed(text);
  if (!plausible(text)) return zone_shown_by_outlook(text);
  if (text == "Z" || text == "GMT" || text == "Etc/UTC") return "UTC";
  if (is_iana_name(text)) return std::string(text);
  std::string slashes(text);
  std::replace(slashes.begin(), slashes.end(), '-', '/');
  if (is_iana_name(slashes)) return slashes;
  for (const auto& other : {with_its_capitals, windows_zone, end_of_path, zone_shown_by_outlook}) {
    std::string zone = other(text);
    if (!zone.empty()) return zone;
  }
  return "";
}

std::string zone_of_city(std::string_view city) {
  std::string wanted = lower(trimmed(city.substr(0, city.find(','))));
  if (!plausible(wanted)) return "";
  std::replace(wanted.begin(), wanted.end(), ' ', '_');
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> names(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  std::set<std::string> found;
  while (U_SUCCESS(status) && names) {
    const icu::UnicodeString* name = names->snext(status);
    if (!name) break;
    if (city_of(utf8(*name)) == wanted) found.insert(utf8(*name));
  }
  need_memory(status);
  if (found.empty()) return zone_of_renamed_city(wanted);
  return found.size() == 1 ? *found.begin() : "";
}

std::optional<Minutes> to_utc(Minutes local, const std::string& zone) {
  const icu::TimeZone* rules = find_zone(zone);
  if (!rules) return std::nullopt;
  int32_t raw = 0, saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  const double milliseconds = static_cast<double>(local) * kMillisecondsPerMinute;
  if (const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(rules)) {
    basic->getOffsetFromLocal(milliseconds, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving,
                              status);
  } else {
    rules->getOffset(milliseconds, true, raw, saving, status);
  }
  need_memory(status);
  if (U_FAILURE(status)) return std::nullopt;
  return local - (raw + saving) / static_cast<int32_t>(kMillisecondsPerMinute);
}

std::optional<Minutes> to_local(Minutes utc, const std::string& zone) {
  const icu::TimeZone* rules = find_zone(zone);
  if (!rules) return std::nullopt;
  int32_t raw = 0, saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules->getOffset(static_cast<double>(utc) * kMillisecondsPerMinute, false, raw, saving, status);
  need_memory(status);
  if (U_FAILURE(status)) return std::nullopt;
  return utc + (raw + saving) / static_cast<int32_t>(kMillisecondsPerMinute);
}

void load_zones() {
  to_utc(0, "Europe/Brussels");
  zone_of_city("Brussels");
  windows_zone("W. Europe Standard Time");
  with_its_capitals("europe/brussels");
}

}  // namespace plumbline
