// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/links.h: which addresses of a programme lead to something about a talk. What
// is there for those who sit in the room (chat rooms, forms for feedback, ways into a meeting) is noise afterwards.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/source.h"

namespace plumbline {

// A link as the programme has it.
struct LinkFacts {
  std::string url, label;
  std::string type;  // "slides" or "SLIDES", where the programme tells; "" otherwise
  int line = 0;
};

// True for chat rooms and feedback, by the host, the label or the type.
bool is_noise(const LinkFacts& link);

// "slides", "video", "transcript", "audio", "paper", "code", "blog", ..., or a word made from the label.
std::string link_key(const LinkFacts& link);

// An absolute address, of a relative one by what `base` is ("https://host/path/", also "//host/path/"); of one that begins
// with a host ("a.org/x") that of the web. "" where it leads nowhere that a browser can go (mail addresses, "http://", a
// relative one without a base), and of one with the password of a meeting.
std::string resolve_url(std::string_view url, std::string_view base);

// The links of one talk, each key and each address once. A second one of a kind is "slides-2"; of recordings
// in several formats only the first is kept.
class LinkList {
 public:
  // False where it leads nowhere.
  bool add(const LinkFacts& link, std::string_view base);
  void add(std::string key, std::string url, int line);
  bool full() const;  // nothing more is taken
  std::vector<SourceLink> take() { return std::move(links_); }

 private:
  bool has_key(std::string_view key) const;
  // The same recording in another format, or in another place.
  bool has_recording_like(std::string_view url) const;
  bool has_url(std::string_view url) const;

  std::vector<SourceLink> links_;
};

}  // namespace plumbline
