// SPDX-License-Identifier: MIT OR Apache-2.0
// The file is a log: a first record that names the build of the program, then a record for each file
// that was read, of which the last of a name counts. A record is its length, its fingerprint, and texts
// with their lengths. Adding a few records is cheap; once half of them are outdated, it is written anew
// beside the old one and renamed. A record that was cut off or damaged ends the log.
#include "indexer/sources/cache.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "indexer/build.h"
#include "indexer/fingerprint.h"

namespace plumbline {
namespace {
using Length = std::uint32_t;
constexpr std::size_t kHashLength = 16;
constexpr std::size_t kSmall = 1 << 16;  // bytes that are not worth writing anew

std::string first_record() { return "plumbline readings " + build_of_program(); }

void add_text(std::string* out, std::string_view text) {
  const auto length = static_cast<Length>(text.size());
  out->append(reinterpret_cast<const char*>(&length), sizeof length);
  out->append(text);
}

// The others are what indexer/last_run.h keeps.
bool is_of_file(std::string_view name) { return !name.empty() && name.front() != '/'; }

bool take_length(std::string_view* bytes, Length* length) {
  if (bytes->size() < sizeof *length) return false;
  std::memcpy(length, bytes->data(), sizeof *length);
  bytes->remove_prefix(sizeof *length);
  return true;
}

bool take_text(std::string_view* bytes, std::string_view* text) {
  Length length = 0;
  if (!take_length(bytes, &length) || bytes->size() < length) return false;
  *text = bytes->substr(0, length);
  bytes->remove_prefix(length);
  return true;
}

std::string record_of(const std::vector<std::string_view>& texts) {
  std::string body, record;
  for (std::string_view text : texts) add_text(&body, text);
  const auto length = static_cast<Length>(body.size());
  record.append(reinterpret_cast<const char*>(&length), sizeof length);
  return record + fingerprint(body) + body;
}

std::string record_of(const std::string& name, const Cache::Entry& entry) {
  return record_of({name, entry.path, entry.hash, entry.format, entry.reading});
}

// About as long as its record.
std::size_t size_of(const std::string& name, const Cache::Entry& entry) {
  return name.size() + entry.path.size() + entry.hash.size() + entry.format.size() +
         entry.reading.size() + kHashLength + 6 * sizeof(Length);
}

// Nothing where there is none. A directory opens, too, and says that it has 2^63 bytes.
std::unique_ptr<char[]> content_of(const std::string& path, std::size_t* size) {
  *size = 0;
  if (!std::filesystem::is_regular_file(path)) return {};
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const std::streamoff end = file.tellg();
  if (end <= 0) return {};
  auto bytes = std::make_unique_for_overwrite<char[]>(static_cast<std::size_t>(end));
  file.seekg(0).read(bytes.get(), end);
  *size = static_cast<std::size_t>(file.gcount());
  return bytes;
}

bool take_record(std::string_view* bytes, std::string_view* body) {
  std::string_view rest = *bytes;
  Length length = 0;
  if (!take_length(&rest, &length) || rest.size() < kHashLength + std::size_t{length}) return false;
  *body = rest.substr(kHashLength, length);
  if (fingerprint(*body) != rest.substr(0, kHashLength)) return false;
  *bytes = rest.substr(kHashLength + length);
  return true;
}
}  // namespace

void Cache::load() {
  if (!std::exchange(loaded_, true) && !path_.empty()) read_log();
}

void Cache::read_log() {
  std::size_t size = 0;
  log_ = content_of(path_, &size);
  std::string_view rest(log_.get(), size), body, text;
  if (!take_record(&rest, &body) || !take_text(&body, &text) || text != first_record()) return;
  whole_ = true;
  while (!rest.empty()) {
    std::string_view name;
    Kept entry;
    if (!take_record(&rest, &body) || !take_text(&body, &name) || !take_text(&body, &entry.path) ||
        !take_text(&body, &entry.hash) || !take_text(&body, &entry.format) ||
        !take_text(&body, &entry.reading)) {
      whole_ = false;
      return;
    }
    std::string key(name);
    stored_ += size_of(key, entry);
    entries_.insert_or_assign(std::move(key), std::move(entry));
  }
}

const Cache::Entry* Cache::find(const std::string& name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? nullptr : &found->second;
}

void Cache::put(const std::string& name, const Entry& entry) {
  std::string own;
  for (const std::string_view text : {entry.path, entry.hash, entry.format, entry.reading})
    own += text;
  Kept& kept = entries_[name];
  kept.own = std::move(own);
  std::string_view rest = kept.own;
  const auto take = [&rest](std::string_view text) {
    const std::string_view taken = rest.substr(0, text.size());
    rest.remove_prefix(text.size());
    return taken;
  };
  static_cast<Entry&>(kept) = {take(entry.path), take(entry.hash), take(entry.format),
                               take(entry.reading)};
  unsaved_.insert(name);
}

std::vector<std::string> Cache::keep_only(const std::set<std::string>& names) {
  std::vector<std::string> gone;
  for (const auto& [name, entry] : entries_) {
    if (is_of_file(name) && names.count(name) == 0) gone.push_back(name);
  }
  std::sort(gone.begin(), gone.end());
  for (const std::string& name : gone) {
    entries_.erase(name);
    unsaved_.erase(name);
  }
  if (!gone.empty()) whole_ = false;  // the log cannot take back a name
  return gone;
}

void Cache::save() {
  if (path_.empty()) return;
  const std::size_t more =
      bytes_of([this](const std::string& name) { return unsaved_.count(name) > 0; });
  const std::size_t all = bytes_of([](const std::string&) { return true; });
  const bool mostly_outdated = stored_ + more > 2 * all + kSmall;
  if (whole_ && !mostly_outdated ? append() : write_anew()) {
    unsaved_.clear();
  } else {
    std::remove(path_.c_str());
    whole_ = false;
  }
}

std::size_t Cache::bytes_of(const std::function<bool(const std::string&)>& counts) const {
  std::size_t bytes = 0;
  for (const auto& [name, entry] : entries_) {
    if (counts(name)) bytes += size_of(name, entry);
  }
  return bytes;
}

bool Cache::append() {
  if (unsaved_.empty()) return true;
  std::ofstream file(path_, std::ios::binary | std::ios::app);
  for (const std::string& name : unsaved_) {
    file << record_of(name, entries_.at(name));
    stored_ += size_of(name, entries_.at(name));
  }
  return file.flush().good();
}

bool Cache::write_anew() {
  const std::string beside = path_ + ".tmp";
  {
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file << record_of({first_record()});
    for (const auto& [name, entry] : entries_) file << record_of(name, entry);
    if (!file.flush().good()) {
      std::remove(beside.c_str());
      return false;
    }
  }
  stored_ = bytes_of([](const std::string&) { return true; });
  whole_ = std::rename(beside.c_str(), path_.c_str()) == 0;
  if (!whole_) std::remove(beside.c_str());
  return whole_;
}

}  // namespace plumbline
