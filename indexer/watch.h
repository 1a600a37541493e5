// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/watch.h: waits until something below some files and directories changes.
#pragma once

#include <string>
#include <vector>

namespace plumbline {

// Watches directories and all below them by inotify, the directory of a file in place of the file: editors
// save by writing a new file and renaming it. Hidden files, which editors make in passing, and those whose
// path begins with `except` are no change. Throws Error where the system has no watch left.
class Watch {
 public:
  Watch(const std::vector<std::string>& paths, std::string except);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  // Returns once something has changed and nothing more did for `quiet_ms`, though no later than ten times
  // that. False where nothing changed within `timeout_ms`; -1 waits for ever. A signal ends it, too.
  bool wait(int quiet_ms, int timeout_ms = -1);

  // True where something has changed since the last wait(); the next one will not wait for more.
  bool has_changed();

 private:
  void add_directory(const std::string& path);
  // True where one of the events that have come tells of a change.
  bool drain();

  std::string except_;
  std::vector<std::string> paths_;
  int inotify_;
  bool changed_ = false;                  // has_changed() said so
  std::vector<std::string> directories_;  // by watch descriptor
};

}  // namespace plumbline
