// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/reserve.h: memory for what must not fail. The destructors of nlohmann/json allocate, and so do functions of
// <filesystem> that say noexcept; an exception there ends the program. So an operator new that finds no memory is given what was put
// aside, and tries again. Where that has been used up, too, it throws std::bad_alloc, which costs a request or the run.
#pragma once

#include <cstddef>

namespace plumbline {

inline constexpr std::size_t kReserveBytes = 1024 * 1024;

// Puts it aside, for this process, from now on.
void keep_reserve();

// Puts it aside again where it was used; a moment's look where it was not. Any thread may call it. False where there is no memory
// for it, nor was; nothing is put aside unless keep_reserve() was called.
bool refill_reserve();

}  // namespace plumbline
