// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/words.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "schema/text/ascii.h"
#include "schema/text/utf8.h"
#include "server/pages/recording.h"

namespace plumbline {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

constexpr std::pair<std::string_view, std::string_view> kLinkLabels[] = {
    {"api", "API documentation"},
    {"article", "Report"},
    {"blog", "Blog post"},
    {"book", "Book"},
    {"chat", "Chat"},
    {"ci", "Continuous integration"},
    {"code", "Source code"},
    {"docs", "Documentation"},
    {"home", "Home page"},
    {"issue", "Issue"},
    {"issues", "Issues"},
    {"list", "Mailing list"},
    {"lwn", "LWN article"},
    {"page", "Programme page"},
    {"patch", "Patch"},
    {"patches", "Patches"},
    {"qemu", "QEMU"},
    {"rfc", "RFC"},
    {"slides", "Slides"},
    {"std", "Standard library"},
    {"thread", "Mail thread"},
    {"timetable", "Timetable"},
    {"transcript", "Transcript"},
    {"tree", "Git tree"},
    {"video", "Recording"},
    {"wanted", "Wanted features"}};

int number(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

struct Date {
  std::string_view year, month;  // month: its name, or ""
  int day = 0;
};

// Understands "2023", "2023-11" and "2023-11-15"; anything else gives no year.
Date read_date(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return {};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kShape[i] == '-' ? text[i] != '-' : !digit) return {};
  }
  Date date = {text.substr(0, 4), "", 0};
  if (text.size() < 7) return date;
  const int month = number(text.substr(5, 2));
  if (month < 1 || month > 12) return {};
  date.month = kMonths[static_cast<std::size_t>(month - 1)];
  if (text.size() == 10) date.day = number(text.substr(8));
  return date;
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::string long_date(std::string_view text) {
  const Date date = read_date(text);
  if (date.year.empty()) return std::string(text);
  std::string words;
  if (date.day > 0) words += std::to_string(date.day) + " ";
  if (!date.month.empty()) words += std::string(date.month) + " ";
  return words.append(date.year);
}

std::string date_range(std::string_view start, std::string_view end) {
  const Date a = read_date(start), b = read_date(end);
  if (end.empty() || start == end || a.day == 0 || b.day == 0) return long_date(start);
  if (a.year != b.year) return long_date(start) + " to " + long_date(end);
  std::string words = std::to_string(a.day);
  if (a.month != b.month) words += " " + std::string(a.month);
  return words + " to " + long_date(end);
}

std::string iso_day(std::int64_t seconds) {
  const auto days = std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds(std::chrono::seconds(seconds)));
  const std::chrono::year_month_day date(days);
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two_digits(static_cast<int>(static_cast<unsigned>(date.month()))) + "-" +
         two_digits(static_cast<int>(static_cast<unsigned>(date.day())));
}

std::string capitalised(std::string_view text) {
  std::string out(text);
  if (!out.empty()) out[0] = ascii::upper(out[0]);
  return out;
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string out;
  for (const std::string& text : texts) {
    if (!out.empty()) out += separator;
    out += text;
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  std::string_view cut = cut_utf8(text, bytes);
  const std::size_t blank = cut.find_last_of(" \n");
  if (blank != std::string_view::npos && blank > bytes / 2) cut = cut.substr(0, blank);
  while (!cut.empty() && std::string_view(" \n,.;:").find(cut.back()) != std::string_view::npos) {
    cut.remove_suffix(1);
  }
  return std::string(cut) + " …";
}

std::string link_label(std::string_view key) {
  for (const auto& [known, label] : kLinkLabels) {
    if (known == key) return std::string(label);
  }
  std::string label = capitalised(key);
  std::replace_if(
      label.begin(), label.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  return label;
}

std::string address_label(std::string_view url) {
  for (std::string_view prefix : {"https://", "http://", "www."}) {
    if (url.starts_with(prefix)) url.remove_prefix(prefix.size());
  }
  if (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

std::string host_of(std::string_view url) {
  const std::string label = address_label(url);
  return label.substr(0, label.find_first_of("/?#"));
}

std::string kind_words(const Document& document) {
  switch (document.kind) {
    case Kind::kTalk:
      return (document.format == "bof" ? "BoF" : capitalised(document.format)) +
             (document.withdrawn ? " · withdrawn" : "");
    case Kind::kTopic:
      return "Topic · " + document.category;
    case Kind::kEvent:
      return "Event";
    case Kind::kPerson:
      return "Person";
  }
  return "";
}

std::string has_words(const Document& talk) {
  std::vector<std::string> words;
  for (const auto& [bit, name] : kHasNames) {
    if (talk.has & bit) words.emplace_back(bit == kHasVideo ? "recording" : name);
  }
  return joined(words);
}

std::string place_words(std::string_view part, std::optional<int> page,
                        std::optional<int> seconds) {
  std::string words = capitalised(part);
  if (page) words += ", page " + std::to_string(*page);
  if (seconds) words += ", " + time_words(*seconds);
  return words;
}

}  // namespace plumbline
