// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/answer_cache.h: answers that were made before, as they go to the socket, so that one that is
// asked for again costs no query, no page and no compression. It is a segmented LRU: what is asked for once
// never drives out what is asked for often, so that a robot that reads the whole site does no harm.
// (Karedla, Love, Wherry: Caching strategies to improve disk system performance, 1994)
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace plumbline {

// The bytes of an answer without what differs from one time to the next: Date and Connection.
struct KeptAnswer {
  int status;
  std::string head;  // with the line end behind its last field
  std::string body;
};

// Threads may use it at the same time.
class AnswerCache {
 public:
  using Answer = std::shared_ptr<const KeptAnswer>;

  // Keeps at most so many bytes, and nothing at all where that is 0.
  explicit AnswerCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  // Null where there is none of this publication. `key` is all that an answer depends on beside it.
  Answer find(std::string_view publication, std::string_view key);

  // One answer is being made. While this lives, others that want to make the same one wait.
  class Making {
   public:
    Making(Making&& other) noexcept : cache_(other.cache_), key_(std::move(other.key_)) {
      other.cache_ = nullptr;
    }
    ~Making();

   private:
    friend AnswerCache;
    Making(AnswerCache* cache, std::string key) : cache_(cache), key_(std::move(key)) {}
    AnswerCache* cache_;  // null for who does not hold anybody up
    std::string key_;
  };
  struct Found {
    Answer answer;
    Making making;  // where there is no answer: keep it until there is
  };
  // Where another thread is making this answer, waits until it has done; but once only, since what nobody can
  // keep would otherwise be made by one thread after the other.
  Found find_or_make(std::string_view publication, std::string_view key);

  // Takes the place of what is there. An answer of another publication than the last one's lets go of all
  // that was kept; one of more than an eighth of all bytes is not kept.
  void keep(std::string_view publication, std::string key, Answer answer);

  bool is_on() const { return max_bytes_ > 0; }
  std::size_t max_bytes() const { return max_bytes_; }

  struct Counters {
    std::uint64_t hits, misses, evictions;  // a miss is an answer that had to be made
    std::size_t entries, bytes;
  };
  Counters counters() const;

 private:
  struct Entry {
    std::string key;
    Answer answer;
    bool is_asked_again;  // it is in asked_again_, not in asked_once_
  };
  using Entries = std::list<Entry>;  // the last one used is the first one

  static std::size_t size_of(const Entry& entry);
  Answer look_up(std::string_view publication, std::string_view key);
  void use(Entries::iterator entry);
  void forget(Entries* entries, Entries::iterator entry);
  void make_room();

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;  // guards all that follows; held for moments
  std::string publication_;
  Entries asked_once_, asked_again_;
  std::size_t bytes_ = 0, bytes_asked_again_ = 0;
  std::unordered_map<std::string_view, Entries::iterator> by_key_;  // views of Entry::key
  std::uint64_t hits_ = 0, misses_ = 0, evictions_ = 0;
  std::unordered_set<std::string> in_making_;
  std::condition_variable made_;
};

}  // namespace plumbline
