// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/read.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <iterator>
#include <mutex>
#include <optional>
#include <set>

#include "indexer/check/words.h"
#include "indexer/fingerprint.h"
#include "indexer/sources/bytes.h"
#include "indexer/sources/formats.h"
#include "indexer/sources/people.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

FileState compare(const Cache::Entry* known, const std::string& hash) {
  if (!known) return FileState::kNew;
  return known->hash == hash ? FileState::kUnchanged : FileState::kChanged;
}

// True where the cache has the answer.
bool take_cached(const Cache::Entry* known, FileReading* out) {
  if (!known || known->hash != out->hash || known->path != out->file.path) return false;
  std::optional<Reading> reading = reading_of(known->reading);
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

// Reads one file as far as the cache goes; true where that is not all.
bool needs_reader(const Cache& cache, FileReading* out) {
  try {
    out->hash = fingerprint(read_file(out->file.path, kMaxFileBytes));
  } catch (const SourceError& error) {
    leave_out(out, error.what());
    return false;
  }
  const Cache::Entry* known = cache.find(out->file.name);
  out->state = compare(known, out->hash);
  if (out->file.is_people()) out->format = "people";
  return !out->file.is_people() && !take_cached(known, out);
}

// Which readings the cache does not have, in order; takes all others from there, on two processors.
std::vector<std::size_t> find_unknown(const Cache& cache, std::vector<FileReading>* readings,
                                      const std::function<void()>& step, const Deadline& deadline) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;  // guards what follows
  std::vector<std::size_t> unknown;
  const auto work = [&] {
    for (std::size_t i = next++; i < readings->size(); i = next++) {
      deadline.check();
      const bool needed = needs_reader(cache, &(*readings)[i]);
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
                      out->hash = fingerprint(bytes);  // of what is read now
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
  return out;
}

Corpus gather(std::vector<FileReading>* readings, Problems* problems) {
  Corpus corpus;
  std::size_t count = 0;
  for (const FileReading& file : *readings) count += file.reading.sources.size();
  corpus.sources.reserve(count);
  for (FileReading& file : *readings) {
    if (file.file.is_people() && !file.hash.empty()) {
      try {
        read_people_file(file, &corpus, problems);
      } catch (const SourceError& error) {
        leave_out(&file, error.what());
      }
    }
    problems->insert(problems->end(), file.reading.problems.begin(), file.reading.problems.end());
    std::move(file.reading.sources.begin(), file.reading.sources.end(),
              std::back_inserter(corpus.sources));
  }
  corpus.sort();
  return corpus;
}

}  // namespace plumbline
