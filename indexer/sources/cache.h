// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/cache.h: what was read of each file, kept beside the database, so that a file is read
// again only when its bytes have changed. It may be deleted at any time; a damaged one, or one of
// another build of the program, is as good as none.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace plumbline {

class Cache {
 public:
  struct Entry {
    std::string_view path, hash;  // of the file
    std::string_view format;      // Format::name
    std::string_view reading;     // to_bytes()
  };

  // With "" it is a cache in memory alone.
  explicit Cache(std::string path) : path_(std::move(path)) {}

  // Reads what is there, once; nothing is known before.
  void load();

  // By SourceFile::name, or the names under which others keep something: "" and such as begin with a slash. nullptr
  // where nothing is known. What an entry tells is valid until that name is put or forgotten.
  const Entry* find(const std::string& name) const;
  void put(const std::string& name, const Entry& entry);
  // Forgets all other names of files and returns them, sorted.
  std::vector<std::string> keep_only(const std::set<std::string>& names);

  // Brings to the disk what has changed since the last time. What cannot be written is not kept: the
  // next run reads those files again.
  void save();

 private:
  struct Kept : Entry {
    std::string own;  // its texts, where they are not those of log_
  };

  void read_log();
  bool append();
  bool write_anew();
  std::size_t bytes_of(const std::function<bool(const std::string&)>& counts) const;

  std::string path_;
  bool loaded_ = false;
  std::unique_ptr<char[]> log_;  // as it was read
  std::unordered_map<std::string, Kept> entries_;
  std::set<std::string> unsaved_;
  std::size_t stored_ = 0;  // bytes of entries in the file, also of those that later ones replace
  bool whole_ = false;      // the file holds what it should and can be added to
};

}  // namespace plumbline
