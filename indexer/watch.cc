// SPDX-License-Identifier: MIT OR Apache-2.0
// A directory that comes later is watched as soon as its event is read; what was put into it before that
// is found by the run that follows anyway. When the kernel's queue overflows, everything is watched anew.
#include "indexer/watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <utility>

#include "schema/error.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::uint32_t kChanges = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                   IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

bool has_input(int file, int timeout_ms) {
  pollfd wait{file, POLLIN, 0};
  return poll(&wait, 1, timeout_ms) > 0;
}

int milliseconds_until(Clock::time_point time) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(time - Clock::now()).count();
  return left > 0 ? static_cast<int>(left) : 0;
}
}  // namespace

Watch::Watch(const std::vector<std::string>& paths, std::string except)
    : except_(except.empty() ? "" : fs::absolute(except).lexically_normal().string()),
      paths_(paths),
      inotify_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (inotify_ < 0) throw Error(std::string("cannot watch for changes: ") + std::strerror(errno));
  for (const std::string& path : paths) {
    const fs::path absolute = fs::absolute(path).lexically_normal();
    add_directory(fs::is_directory(absolute) ? absolute.string() : absolute.parent_path().string());
  }
}

Watch::~Watch() { close(inotify_); }

void Watch::add_directory(const std::string& path) {
  const int watch = inotify_add_watch(inotify_, path.c_str(), kChanges);
  if (watch < 0 && errno == ENOSPC)
    throw Error("cannot watch " + path +
                ": too many directories; raise fs.inotify.max_user_watches");
  if (watch < 0) return;  // it has gone already
  const auto index = static_cast<std::size_t>(watch);
  if (directories_.size() <= index) directories_.resize(index + 1);
  directories_[index] = path;
  std::error_code error;
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    const bool hidden = at->path().filename().string().starts_with('.');
    if (!hidden && at->symlink_status(error).type() == fs::file_type::directory)
      add_directory(at->path().string());
  }
}

bool Watch::drain() {
  bool changed = false;
  alignas(inotify_event) char buffer[1 << 16];
  for (ssize_t size = read(inotify_, buffer, sizeof buffer); size > 0;
       size = read(inotify_, buffer, sizeof buffer)) {
    for (const char* at = buffer; at < buffer + size;) {
      inotify_event event;
      std::memcpy(&event, at, sizeof event);
      const std::string name = event.len > 0 ? at + sizeof event : "";
      at += sizeof event + event.len;
      if ((event.mask & IN_Q_OVERFLOW) != 0) {
        for (const std::string& directory : std::vector(directories_)) add_directory(directory);
        changed = true;
        continue;
      }
      if ((event.mask & IN_IGNORED) != 0 || name.starts_with('.')) continue;
      const std::string path = directories_.at(static_cast<std::size_t>(event.wd)) + "/" + name;
      if (!except_.empty() && path.starts_with(except_)) continue;
      const bool new_directory =
          (event.mask & IN_ISDIR) != 0 && (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0;
      if (new_directory) add_directory(path);
      // A new file tells of itself again when it is closed.
      const bool only_begun = event.mask == IN_CREATE;
      changed = changed || !only_begun;
    }
  }
  return changed;
}

bool Watch::has_changed() {
  changed_ = changed_ || (has_input(inotify_, 0) && drain());
  return changed_;
}

bool Watch::wait(int quiet_ms, int timeout_ms) {
  const auto timeout = Clock::now() + std::chrono::milliseconds(timeout_ms);
  bool changed = std::exchange(changed_, false);
  while (!changed) {
    if (!has_input(inotify_, timeout_ms < 0 ? -1 : milliseconds_until(timeout))) return false;
    changed = drain();
  }
  const auto latest = Clock::now() + std::chrono::milliseconds(quiet_ms) * 10;
  while (Clock::now() < latest && has_input(inotify_, quiet_ms)) drain();
  return true;
}

}  // namespace plumbline
