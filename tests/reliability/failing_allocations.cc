// SPDX-License-Identifier: MIT OR Apache-2.0
// A library to preload: one allocation of the program fails, as if there were no memory. Which one is said by
//
//   FAIL_ALLOCATION=n      the n-th from the beginning of main on, also in each child process
//   FAIL_ALLOCATIONS=path  the n-th from when the long in this file is set to n; 0 for none
//
// glibc's own functions do the work: https://www.gnu.org/software/libc/manual/html_node/Replacing-malloc.html
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdlib>

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
}

namespace {

std::atomic<long> g_of_this_process{0};
std::atomic<long>* g_left = &g_of_this_process;  // until the one that fails; 0 or less: none does

bool fails() {
  if (g_left->load(std::memory_order_relaxed) <= 0) return false;
  if (g_left->fetch_sub(1) != 1) return false;
  errno = ENOMEM;
  return true;
}

void share(const char* path) {
  const int file = open(path, O_RDWR | O_CLOEXEC);
  void* memory = mmap(nullptr, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (memory != MAP_FAILED) g_left = static_cast<std::atomic<long>*>(memory);
}

using Main = int (*)(int, char**, char**);
Main g_main;

int armed_main(int argc, char** argv, char** environment) {
  if (const char* path = std::getenv("FAIL_ALLOCATIONS")) share(path);
  if (const char* wanted = std::getenv("FAIL_ALLOCATION")) *g_left = std::atol(wanted);
  return g_main(argc, argv, environment);
}

}  // namespace

extern "C" {

void* malloc(std::size_t size) { return fails() ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) {
  return fails() ? nullptr : __libc_calloc(count, size);
}
void* realloc(void* old, std::size_t size) { return fails() ? nullptr : __libc_realloc(old, size); }
void* memalign(std::size_t alignment, std::size_t size) {
  return fails() ? nullptr : __libc_memalign(alignment, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }
int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
  void* memory = memalign(alignment, size);
  if (memory == nullptr) return ENOMEM;
  *out = memory;
  return 0;
}

// main is called through this one, which every program is linked to.
int __libc_start_main(Main main, int argc, char** argv, void (*init)(), void (*fini)(),
                      void (*rtld_fini)(), void* stack_end) {
  using Start = int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*);
  const auto start = reinterpret_cast<Start>(dlsym(RTLD_NEXT, "__libc_start_main"));
  g_main = main;
  return start(armed_main, argc, argv, init, fini, rtld_fini, stack_end);
}

}  // extern "C"
