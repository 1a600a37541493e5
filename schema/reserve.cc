// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/reserve.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace plumbline {
namespace {

std::atomic<bool> g_is_kept = false;
std::atomic<void*> g_reserve = nullptr;

void give_reserve() {
  void* const reserve = g_reserve.exchange(nullptr);
  if (!reserve) throw std::bad_alloc();
  std::free(reserve);
}

}  // namespace

void keep_reserve() {
  g_is_kept = true;
  refill_reserve();
  std::set_new_handler(give_reserve);
}

bool refill_reserve() {
  if (!g_is_kept || g_reserve.load(std::memory_order_relaxed)) return true;
  void* const fresh = std::malloc(kReserveBytes);
  if (!fresh) return false;
  void* none = nullptr;
  if (!g_reserve.compare_exchange_strong(none, fresh))
    std::free(fresh);  // another thread was quicker
  return true;
}

}  // namespace plumbline
