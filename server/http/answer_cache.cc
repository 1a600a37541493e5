// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/answer_cache.h"

#include <iterator>
#include <utility>

namespace plumbline {
namespace {
constexpr std::size_t kEntryBytes = 256;  // what a list, an index and a shared pointer need beside
constexpr std::size_t kLargestShare = 8;  // an answer may have an eighth of all bytes
}  // namespace

std::size_t AnswerCache::size_of(const Entry& entry) {
  return entry.key.size() + entry.answer->head.size() + entry.answer->body.size() + kEntryBytes;
}

AnswerCache::Answer AnswerCache::find(std::string_view publication, std::string_view key) {
  const std::lock_guard lock(mutex_);
  return look_up(publication, key);
}

AnswerCache::Answer AnswerCache::look_up(std::string_view publication, std::string_view key) {
  const auto found = publication == publication_ ? by_key_.find(key) : by_key_.end();
  if (found == by_key_.end()) return nullptr;
  ++hits_;
  use(found->second);
  return found->second->answer;
}

// To the front of those that were asked for again; what has to make way for it there may be asked for once more.
void AnswerCache::use(Entries::iterator entry) {
  Entries& from = entry->is_asked_again ? asked_again_ : asked_once_;
  if (!entry->is_asked_again) bytes_asked_again_ += size_of(*entry);
  entry->is_asked_again = true;
  asked_again_.splice(asked_again_.begin(), from, entry);
  while (bytes_asked_again_ > max_bytes_ / 5 * 4) {
    const auto last = std::prev(asked_again_.end());
    bytes_asked_again_ -= size_of(*last);
    last->is_asked_again = false;
    asked_once_.splice(asked_once_.begin(), asked_again_, last);
  }
}

void AnswerCache::keep(std::string_view publication, std::string key, Answer answer) {
  Entry entry{std::move(key), std::move(answer), false};
  if (size_of(entry) > max_bytes_ / kLargestShare) return;
  const std::lock_guard lock(mutex_);
  if (publication != publication_) {
    by_key_.clear();
    asked_once_.clear();
    asked_again_.clear();
    bytes_ = bytes_asked_again_ = 0;
    publication_ = publication;
  }
  const auto found = by_key_.find(entry.key);
  if (found != by_key_.end())
    forget(found->second->is_asked_again ? &asked_again_ : &asked_once_, found->second);
  bytes_ += size_of(entry);
  asked_once_.push_front(std::move(entry));
  by_key_.emplace(asked_once_.front().key, asked_once_.begin());
  make_room();
}

void AnswerCache::make_room() {
  while (bytes_ > max_bytes_) {
    Entries& from = asked_once_.size() > 1 ? asked_once_ : asked_again_;
    if (from.empty()) return;
    forget(&from, std::prev(from.end()));
    ++evictions_;
  }
}

void AnswerCache::forget(Entries* entries, Entries::iterator entry) {
  bytes_ -= size_of(*entry);
  if (entry->is_asked_again) bytes_asked_again_ -= size_of(*entry);
  by_key_.erase(entry->key);
  entries->erase(entry);
}

AnswerCache::Found AnswerCache::find_or_make(std::string_view publication, std::string_view key) {
  std::string wanted(key);
  std::unique_lock lock(mutex_);
  Answer answer = look_up(publication, key);
  const bool is_first = !answer && in_making_.insert(wanted).second;
  if (!answer && !is_first) {
    made_.wait(lock, [&] { return !in_making_.contains(wanted); });
    answer = look_up(publication, key);
  }
  if (!answer) ++misses_;
  return {std::move(answer), {is_first ? this : nullptr, std::move(wanted)}};
}

AnswerCache::Making::~Making() {
  if (cache_ == nullptr) return;
  {
    const std::lock_guard lock(cache_->mutex_);
    cache_->in_making_.erase(key_);
  }
  cache_->made_.notify_all();
}

AnswerCache::Counters AnswerCache::counters() const {
  const std::lock_guard lock(mutex_);
  return {hits_, misses_, evictions_, by_key_.size(), bytes_};
}

}  // namespace plumbline
