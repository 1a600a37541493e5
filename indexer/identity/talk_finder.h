// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/talk_finder.h: which talk a deck, notes or a transcript may belong to.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "indexer/identity/place.h"
#include "indexer/source.h"

namespace plumbline {

using Talks = std::set<std::string>;  // slugs

// Knows the talks of a corpus as they were when it was made.
class TalkFinder {
 public:
  explicit TalkFinder(const Corpus& corpus);

  // The talks that a part may belong to, in the order of attach.h: one that is certain, several alike, or none.
  Talks find(const Source& part) const;

 private:
  using ByName = std::map<std::string, Talks>;

  void add(const Source& talk);
  Talks by_identity(const Source& part, const std::string& file) const;
  Talks by_file(const Source& part, const std::string& key) const;
  Talks by_copied_address(const Source& part) const;
  Talks by_directory(const Source& part) const;
  Talks by_links(const Source& part) const;
  Talks by_recording(std::string_view id) const;
  Talks by_title(const Source& part, const ByName& titles, std::string_view title) const;
  Talks by_part_of_title(const Source& part, const ByName& titles, std::string_view title) const;
  Talks by_short_title(const Source& part, const RecordingName& recording) const;
  Talks by_speaker(const Source& part, const std::string& file) const;
  Talks of_speakers(std::string_view text) const;
  bool names_event(std::string_view text, const std::string& event) const;
  std::string event_of(const Source& part) const;
  Talks of_event(const Source& part, const Talks& talks) const;

  std::set<std::string, std::less<>> slugs_;
  std::map<std::string, std::set<std::string>> events_;  // what each is called, as slugs
  ByName by_key_, by_title_, by_short_title_, by_speaker_, by_recording_, by_place_;
};

}  // namespace plumbline
