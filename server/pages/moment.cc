// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/moment.h"

namespace plumbline {
namespace {
std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

bool is_youtube(std::string_view url) {
  const auto host = url.find("://");
  if (host == url.npos) return false;
  const std::string_view rest = url.substr(host + 3);
  for (std::string_view name : {"www.youtube.com/watch", "youtube.com/watch", "m.youtube.com/watch",
                                "youtu.be/", "www.youtube.com/live", "youtube.com/live"}) {
    if (rest.starts_with(name)) return true;
  }
  return false;
}
}  // namespace

std::string moment_url(std::string_view recording, int seconds) {
  const std::string url(recording.substr(0, recording.find('#')));
  const std::string time = std::to_string(seconds);
  if (!is_youtube(url)) return url + "#t=" + time;
  return url + (url.find('?') == url.npos ? "?t=" : "&t=") + time + "s";
}

std::string moment_words(int seconds) {
  const int minutes = seconds / 60, hours = minutes / 60;
  if (hours == 0) return std::to_string(minutes) + ":" + two_digits(seconds % 60);
  return std::to_string(hours) + ":" + two_digits(minutes % 60) + ":" + two_digits(seconds % 60);
}

}  // namespace plumbline
