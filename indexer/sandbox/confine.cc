// SPDX-License-Identifier: MIT OR Apache-2.0
// Three fences, one inside the other: resource limits, Landlock for files (by system call, since glibc
// has no wrappers), seccomp for system calls. A call that is not on the list ends the process at once, so
// that a missing one is seen and never makes another text of a file. https://docs.kernel.org/userspace-api/landlock.html
#include "indexer/sandbox/confine.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace plumbline {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

constexpr const char* kReadable[] = {"/usr/share",           "/usr/lib",       "/usr/local/share",
                                     "/etc/fonts",           "/etc/localtime", "/etc/ld.so.cache",
                                     "/var/cache/fontconfig"};

constexpr int kAllowed[] = {SCMP_SYS(read),
                            SCMP_SYS(readv),
                            SCMP_SYS(pread64),
                            SCMP_SYS(write),
                            SCMP_SYS(writev),
                            SCMP_SYS(recvfrom),
                            SCMP_SYS(recvmsg),
                            SCMP_SYS(sendto),
                            SCMP_SYS(sendmsg),
                            SCMP_SYS(lseek),
                            SCMP_SYS(open),
                            SCMP_SYS(openat),
                            SCMP_SYS(close),
                            SCMP_SYS(stat),
                            SCMP_SYS(fstat),
                            SCMP_SYS(lstat),
                            SCMP_SYS(newfstatat),
                            SCMP_SYS(statx),
                            SCMP_SYS(statfs),
                            SCMP_SYS(fstatfs),
                            SCMP_SYS(access),
                            SCMP_SYS(faccessat),
                            SCMP_SYS(faccessat2),
                            SCMP_SYS(readlink),
                            SCMP_SYS(readlinkat),
                            SCMP_SYS(getdents64),
                            SCMP_SYS(getcwd),
                            SCMP_SYS(fcntl),
                            SCMP_SYS(fadvise64),
                            SCMP_SYS(mmap),
                            SCMP_SYS(munmap),
                            SCMP_SYS(mprotect),
                            SCMP_SYS(mremap),
                            SCMP_SYS(brk),
                            SCMP_SYS(madvise),
                            SCMP_SYS(futex),
                            SCMP_SYS(sched_yield),
                            SCMP_SYS(sched_getaffinity),
                            SCMP_SYS(getrandom),
                            SCMP_SYS(clock_gettime),
                            SCMP_SYS(clock_getres),
                            SCMP_SYS(gettimeofday),
                            SCMP_SYS(time),
                            SCMP_SYS(times),
                            SCMP_SYS(getrusage),
                            SCMP_SYS(sysinfo),
                            SCMP_SYS(uname),
                            SCMP_SYS(getpid),
                            SCMP_SYS(gettid),
                            SCMP_SYS(getuid),
                            SCMP_SYS(geteuid),
                            SCMP_SYS(getgid),
                            SCMP_SYS(getegid),
                            SCMP_SYS(setitimer),
                            SCMP_SYS(rt_sigaction),
                            SCMP_SYS(rt_sigprocmask),
                            SCMP_SYS(rt_sigreturn),
                            SCMP_SYS(sigaltstack),
                            SCMP_SYS(restart_syscall),
                            SCMP_SYS(exit),
                            SCMP_SYS(exit_group)};

void limit(decltype(RLIMIT_AS) resource, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(resource, &both);
}

// Of this process, as it came out of its parent.
std::size_t address_space() {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void limit_resources(const Limits& limits) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, 32);
  if (!kSanitized) limit(RLIMIT_AS, address_space() + limits.memory_bytes);
}

void leave_streams(int keep) {
  const int nowhere = open("/dev/null", O_RDWR);
  for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, stream);
  const auto last = static_cast<unsigned>(keep);
  if (last > 3) syscall(SYS_close_range, 3u, last - 1, 0u);
  syscall(SYS_close_range, last + 1, ~0u, 0u);
}

void allow_reading(int rules, const char* path) {
  landlock_path_beneath_attr below{};
  below.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
  below.parent_fd = open(path, O_PATH | O_CLOEXEC);
  if (below.parent_fd < 0) return;
  struct stat status {};
  if (fstat(below.parent_fd, &status) == 0 && S_ISDIR(status.st_mode))
    below.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
  syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
  close(below.parent_fd);
}

void fence_files() {
  landlock_ruleset_attr handled{};
  handled.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;  // all of the first version
  const auto rules =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0));
  if (rules < 0) return;
  for (const char* path : kReadable) allow_reading(rules, path);
  syscall(SYS_landlock_restrict_self, rules, 0);
  close(rules);
}

void fence_system_calls() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  if (!filter) return;
  for (int call : kAllowed) seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
  // abort()
  seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                   SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));
  seccomp_load(filter);
  seccomp_release(filter);
}
}  // namespace

void confine(const Limits& limits, int keep) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  for (int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ, SIGPROF}) signal(number, SIG_DFL);
  leave_streams(keep);
  setenv("LC_ALL", "C", 1);
  setenv("TZ", "UTC", 1);
  limit_resources(limits);
  if (kSanitized) return;
  fence_files();
  fence_system_calls();
}

void limit_cpu(int seconds) {
  const itimerval once{{0, 0}, {seconds, 0}};
  setitimer(ITIMER_PROF, &once, nullptr);
}

}  // namespace plumbline
