// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/pictures/draw_decks.h"

#include <atomic>
#include <future>
#include <mutex>

#include "indexer/fingerprint.h"
#include "indexer/pictures/painter.h"
#include "indexer/sources/limits.h"

namespace plumbline {
namespace {

bool is_deck(const FileReading& file) {
  return file.format == "pdf" && !file.reading.sources.empty();
}

// The deck's bytes, or "" where they are no longer those that were read; the next run meets the new ones.
std::string bytes_of(const FileReading& file) {
  try {
    std::string bytes = read_file(file.file.path, kMaxFileBytes);
    return fingerprint(bytes) == file.hash ? bytes : "";
  } catch (const SourceError&) {
    return {};
  }
}

// One of each content.
std::vector<const FileReading*> find_undrawn(const std::vector<FileReading>& readings,
                                             PictureStore* store) {
  std::vector<const FileReading*> undrawn;
  std::set<std::string> hashes;
  for (const FileReading& file : readings) {
    if (is_deck(file) && !store->find(file.hash) && hashes.insert(file.hash).second)
      undrawn.push_back(&file);
  }
  return undrawn;
}

void draw(const std::vector<const FileReading*>& decks, PictureStore* store,
          const std::function<void()>& step, const Deadline& deadline) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;  // of step()
  const auto work = [&] {
    Painter painter;
    for (std::size_t i = next++; i < decks.size(); i = next++) {
      deadline.check();
      const std::string bytes = bytes_of(*decks[i]);
      if (!bytes.empty()) store->put(decks[i]->hash, painter.paint(bytes));
      const std::lock_guard lock(mutex);
      step();
    }
  };
  std::future<void> helper;
  if (decks.size() > 1) helper = std::async(std::launch::async, work);
  work();
  if (helper.valid()) helper.get();
}

}  // namespace

std::set<std::string> draw_decks(std::vector<FileReading>* readings, PictureStore* store,
                                 const std::function<void(std::size_t)>& begin,
                                 const std::function<void()>& step, const Deadline& deadline) {
  const auto undrawn = find_undrawn(*readings, store);
  if (!undrawn.empty()) {
    begin(undrawn.size());
    draw(undrawn, store, step, deadline);
  }
  std::set<std::string> decks;
  for (FileReading& file : *readings) {
    if (!is_deck(file)) continue;
    decks.insert(file.hash);
    const KeptDeck* deck = store->find(file.hash);
    if (!deck) continue;
    for (const std::string& flaw : deck->flaws)
      file.reading.problems.push_back({Severity::kWarning, file.file.path, 0, flaw});
  }
  return decks;
}

}  // namespace plumbline
