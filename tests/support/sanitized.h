// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/support/sanitized.h: what a test must know where it is built with a sanitizer.
#pragma once

#include <csignal>

namespace plumbline {

// A sanitizer brings an allocator of its own, needs much memory and address space, and keeps what was freed.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

// UndefinedBehaviorSanitizer, which comes with AddressSanitizer here, tries by a pipe whether memory can be read. Where
// there is no descriptor for one it takes an object for broken, where it cannot write it ends the program, with status 0.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool kProbesByPipe = true;
#else
inline constexpr bool kProbesByPipe = false;
#endif

// ThreadSanitizer makes the frames of a recursion several times as large, and keeps a file of its own for a moment.
#ifdef __SANITIZE_THREAD__
inline constexpr bool kWideFrames = true;
inline constexpr const char* kOwnFile = "tsan.rodata";
#else
inline constexpr bool kWideFrames = false;
inline constexpr const char* kOwnFile = nullptr;
#endif

// A setting of the environment for a program that strace or a filter of system calls holds: LeakSanitizer wants to
// trace it itself.
inline constexpr const char* kNoLeakCheck = "ASAN_OPTIONS=detect_leaks=0";

// Ends this process as a bad address does, which a sanitizer would make an end of its own kind.
inline void crash() {
  std::signal(SIGSEGV, SIG_DFL);
  std::raise(SIGSEGV);
}

}  // namespace plumbline
