// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/recording.h"

#include <algorithm>

#include "server/pages/words.h"

namespace plumbline {
namespace {

bool is_youtube(std::string_view url) {
  const std::string host = host_of(url);
  return host == "youtu.be" || host == "youtube.com" || host == "youtube-nocookie.com" ||
         host.ends_with(".youtube.com");
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

// The parameters of an address without those that name a time.
std::string without_times(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::string_view one = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(one.size() + 1, query.size()));
    if (one.empty() || one.starts_with("t=") || one.starts_with("start=")) continue;
    kept += (kept.empty() ? "" : "&") + std::string(one);
  }
  return kept;
}

}  // namespace

std::string time_words(int seconds) {
  const int hours = seconds / 3600, minutes = seconds / 60 % 60;
  return (hours > 0 ? std::to_string(hours) + ":" + two_digits(minutes) : std::to_string(minutes)) +
         ":" + two_digits(seconds % 60);
}

std::string moment_url(std::string_view recording, int seconds) {
  const std::string second = std::to_string(seconds);
  const std::string_view page = recording.substr(0, recording.find('#'));
  if (!is_youtube(recording)) return std::string(page) + "#t=" + second;
  const auto mark = page.find('?');
  const std::string kept = mark == page.npos ? "" : without_times(page.substr(mark + 1));
  return std::string(page.substr(0, mark)) + "?" + kept + (kept.empty() ? "" : "&") +
         "t=" + second + "s";
}

std::string moment_url(const Document& talk, int seconds) {
  const auto video = std::find_if(talk.links.begin(), talk.links.end(),
                                  [](const Link& link) { return link.key == "video"; });
  return video == talk.links.end() ? "" : moment_url(video->url, seconds);
}

}  // namespace plumbline
