// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/read.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <iterator>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "indexer/check/words.h"
#include "indexer/fingerprint.h"
#include "indexer/sources/bytes.h"
#include "indexer/sources/formats.h"
#include "indexer/sources/people.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
constexpr const char* kStampsName = "/stamps";  // no file is called so

FileState compare(const Cache::Entry* known, const std::string& hash) {
  if (!known) return FileState::kNew;
  return known->hash == hash ? FileState::kUnchanged : FileState::kChanged;
}

// True where the cache has the answer.
bool take_cached(const Cache::Entry* known, FileReading* out) {
  if (!known || known->hash != out->hash || known->path != out->file.path) return false;
  std::optional<Reading> reading = kept_reading_of(known->reading);
  if (!reading) return false;
  out->format = known->format;
  out->reading = std::move(*reading);
  return true;
}

void leave_out(FileReading* out, std::string message) {
  out->reading = {{}, {{Severity::kLeftOut, out->file.path, 0, std::move(message)}}};
}

// What a reader said, with what only its caller knows.
void complete(Recognized result, FileReading* out) {
  out->format = std::move(result.format);
  out->reading = std::move(result.reading);
  for (Source& source : out->reading.sources) {
    source.name = out->file.name;
    source.file = out->file.path;
    if (source.hash.empty()) source.hash = out->hash;
  }
}

// Sets its hash, which is asked of the file only where that may have changed.
void find_hash(const Cache::Entry* known, const Stamps& before, FileReading* out) {
  const Sighting sighting(out->file.path);
  const bool is_as_before = known && before.contains(sighting.stamp(known->hash));
  out->hash = is_as_before ? known->hash : fingerprint(read_file(out->file.path, kMaxFileBytes));
  out->stamp = sighting.stamp(out->hash);
}

// Reads one file as far as the cache goes; true where that is not all.
bool needs_reader(const Cache& cache, const Stamps& before, FileReading* out) {
  const Cache::Entry* known = cache.find(out->file.name);
  try {
    find_hash(known, before, out);
  } catch (const SourceError& error) {
    leave_out(out, error.what());
    return false;
  }
  out->state = compare(known, out->hash);
  if (out->file.is_people()) out->format = "people";
  return !out->file.is_people() && !take_cached(known, out);
}

Stamps stamps_in(const Cache& cache) {
  const Cache::Entry* known = cache.find(kStampsName);
  return known ? Stamps(known->reading) : Stamps();
}

void keep_stamps(const std::vector<FileReading>& readings, Cache* cache) {
  std::vector<Stamp> stamps;
  for (const FileReading& file : readings) stamps.push_back(file.stamp);
  const std::string bytes = Stamps(std::move(stamps)).to_bytes();
  const Cache::Entry* known = cache->find(kStampsName);
  if (!known || known->reading != bytes) cache->put(kStampsName, {"", "", "", bytes});
}

// Which readings the cache does not have, in order; takes all others from there, on two processors.
std::vector<std::size_t> find_unknown(const Cache& cache, std::vector<FileReading>* readings,
                                      const std::function<void()>& step, const Deadline& deadline) {
  const Stamps before = stamps_in(cache);
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;  // guards what follows
  std::vector<std::size_t> unknown;
  const auto work = [&] {
    for (std::size_t i = next++; i < readings->size(); i = next++) {
      deadline.check();
      const bool needed = needs_reader(cache, before, &(*readings)[i]);
      const std::lock_guard lock(mutex);
      step();
      if (needed) unknown.push_back(i);
    }
  };
  auto helper = std::async(std::launch::async, work);
  work();
  helper.get();
  std::sort(unknown.begin(), unknown.end());
  return unknown;
}

void read_with_workers(const std::vector<FileReading*>& waiting, Workers* workers,
                       const Deadline& deadline) {
  std::vector<Workers::Job> jobs;
  for (FileReading* out : waiting) {
    jobs.push_back({out->file.path, out->file.name, [out, &deadline] {
                      deadline.check();
                      std::string bytes = read_file(out->file.path, kMaxFileBytes);
                      const std::string hash = fingerprint(bytes);
                      if (hash != out->hash) out->stamp = kNoStamp;  // it changed meanwhile
                      out->hash = hash;
                      return bytes;
                    }});
  }
  workers->read(
      jobs, [&](std::size_t job, Recognized result) { complete(std::move(result), waiting[job]); });
}

void read_people_file(const FileReading& file, Corpus* corpus, Problems* problems) {
  const std::string bytes = read_file(file.file.path, kMaxDocumentBytes);
  corpus->people_name = file.file.name;
  corpus->people_file = file.file.path;
  corpus->people_hash = fingerprint(bytes);
  check_bytes(bytes, file.file.path, problems);
  corpus->people = read_people(clean_utf8(bytes), file.file.path, problems);
}
}  // namespace

ReadFiles read_files(const std::vector<SourceFile>& files, Cache* cache, Workers* workers,
                     const std::function<void()>& step, const Deadline& deadline) {
  ReadFiles out;
  std::vector<FileReading>& readings = out.readings;
  readings.resize(files.size());
  std::vector<FileReading*> waiting;
  std::set<std::string> names;
  for (std::size_t i = 0; i < files.size(); ++i) {
    readings[i].file = files[i];
    names.insert(files[i].name);
  }
  for (std::size_t i : find_unknown(*cache, &readings, step, deadline))
    waiting.push_back(&readings[i]);
  read_with_workers(waiting, workers, deadline);
  out.gone = cache->keep_only(names);
  for (const FileReading& file : readings) {
    if (file.file.is_people() && file.state != FileState::kUnchanged)
      cache->put(file.file.name, {file.file.path, file.hash, file.format, {}});
  }
  // What a reader did not survive may have been an accident of the machine.
  for (const FileReading* file : waiting) {
    if (!file->format.empty())
      cache->put(file->file.name,
                 {file->file.path, file->hash, file->format, to_bytes(file->reading)});
  }
  keep_stamps(readings, cache);
  return out;
}

Corpus gather(std::vector<FileReading>* readings, Problems* problems) {
  Corpus corpus;
  std::vector<Source*> sources;
  for (FileReading& file : *readings) {
    if (file.file.is_people() && !file.hash.empty()) {
      try {
        read_people_file(file, &corpus, problems);
      } catch (const SourceError& error) {
        leave_out(&file, error.what());
      }
    }
    problems->insert(problems->end(), file.reading.problems.begin(), file.reading.problems.end());
    for (Source& source : file.reading.sources) sources.push_back(&source);
  }
  sort_sources(&sources);
  corpus.sources = moved(sources);
  return corpus;
}

}  // namespace plumbline
