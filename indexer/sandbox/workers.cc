// SPDX-License-Identifier: MIT OR Apache-2.0
// A worker is a fork of this process that serves one file after another over a socket pair: a request
// is the path, the name, whether to be careful and the bytes, an answer the name of the format and the Reading as
// bytes, each text with its length before it. A worker that fails is replaced; where it had served other files
// before, the file gets a second try in a fresh one, so that the result depends on the file alone. Where that
// crashes, too, a careful one has the last try.
#include "indexer/sandbox/workers.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include "indexer/sandbox/child_process.h"
#include "indexer/sandbox/messages.h"
#include "indexer/sources/bytes.h"
#include "indexer/sources/find.h"

namespace plumbline {
namespace {
using Clock = std::chrono::steady_clock;

constexpr std::string_view kCareful = "careful", kAsUsual = "";

// False where the parent hangs up before.
bool await_file(int socket) {
  char first = 0;
  ssize_t got = 0;
  while ((got = recv(socket, &first, 1, MSG_PEEK)) < 0 && errno == EINTR) {
  }
  return got > 0;
}

// The life of a worker: until its parent hangs up. One that was started early and has nothing to read costs nothing.
void serve(std::span<const KnownFormat> formats, const Limits& limits, int socket) {
  if (!await_file(socket)) return;
  prepare_formats();
  confine(limits, socket);
  std::string path, name, manner, bytes;
  while (receive_text(socket, &path) && receive_text(socket, &name) &&
         receive_text(socket, &manner) && receive_text(socket, &bytes)) {
    limit_cpu(limits.cpu_seconds);
    const Recognized result = read_input(formats, {path, name, bytes, manner == kCareful});
    const std::string answer = with_length(result.format) + with_length(to_bytes(result.reading));
    limit_cpu(0);
    if (!send_all(socket, answer)) break;
  }
}

std::string amount(std::size_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }

bool is_crash(int status) {
  return WIFSIGNALED(status) && (WTERMSIG(status) == SIGSEGV || WTERMSIG(status) == SIGBUS ||
                                 WTERMSIG(status) == SIGFPE || WTERMSIG(status) == SIGABRT);
}

std::string describe(int status, const Limits& limits) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == ChildProcess::kOutOfMemory)
    return "takes more than " + amount(limits.memory_bytes) + " of memory to read";
  if (WIFEXITED(status)) return "cannot be read: its reader gave up";
  if (WTERMSIG(status) == SIGPROF)
    return "takes longer than " + std::to_string(limits.cpu_seconds) + " seconds to read";
  if (WTERMSIG(status) == SIGSYS)
    return "makes its reader do what no reader may (open, connect, start something)";
  return std::string("crashes its reader (") + strsignal(WTERMSIG(status)) + ")";
}
}  // namespace

class Workers::Worker {
 public:
  Worker(std::span<const KnownFormat> formats, const Limits& limits)
      : formats_(formats), limits_(limits) {}

  bool busy() const { return busy_; }
  int socket() const { return process_.socket(); }
  Clock::time_point deadline() const { return deadline_; }
  std::size_t job() const { return job_; }

  void start_early() {
    if (!process_.exists()) start();
  }

  // Gives up what it is at.
  void abandon() {
    if (busy_) process_.stop();
    busy_ = false;
  }

  void begin(std::size_t job, const Job& what) {
    job_ = job;
    what_ = &what;
    careful_ = false;
    bytes_ = what.bytes();
    ask();
  }

  // Reads what has come; the result, once it is whole or cannot come any more.
  std::optional<Recognized> advance() {
    char chunk[1 << 16];
    const ssize_t got = recv(socket(), chunk, sizeof chunk, MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return check_deadline();
    if (got <= 0) return retry_after(process_.last_words());
    answer_.append(chunk, static_cast<std::size_t>(got));
    const std::size_t most = limits_.output_bytes + 2 * bytes_.size();
    if (answer_.size() > most) {
      process_.stop();
      return failure("gives more than " + amount(most) + " of text");
    }
    return take_answer();
  }

  std::optional<Recognized> check_deadline() {
    if (Clock::now() < deadline_) return std::nullopt;
    process_.stop();
    return retry_or("takes longer than " + std::to_string(limits_.wall_seconds) +
                    " seconds to read");
  }

 private:
  void start() {
    process_.start(SOCK_STREAM, [this](int socket) { serve(formats_, limits_, socket); });
    process_.set_patience(limits_.wall_seconds);
    served_ = 0;
  }

  void ask() {
    if (!process_.exists()) start();
    busy_ = true;
    answer_.clear();
    deadline_ = Clock::now() + std::chrono::seconds(limits_.wall_seconds);
    // Where it breaks off, advance() finds out why.
    const std::string_view manner = careful_ ? kCareful : kAsUsual;
    if (send_all(socket(), with_length(what_->path) + with_length(what_->name) +
                               with_length(manner) + length_of(bytes_)))
      send_all(socket(), bytes_);
  }

  std::optional<Recognized> take_answer() {
    std::string_view rest = answer_, format, reading;
    if (!take_text(&rest, &format) || !take_text(&rest, &reading)) return std::nullopt;
    std::optional<Reading> read = reading_of(reading);
    if (!rest.empty() || !read) {
      process_.stop();
      return failure("makes its reader talk nonsense");
    }
    ++served_;
    busy_ = false;
    return Recognized{std::string(format), std::move(*read)};
  }

  std::optional<Recognized> retry_after(int status) {
    if (served_ == 0 && is_crash(status) && !std::exchange(careful_, true)) {
      ask();
      return std::nullopt;
    }
    return retry_or(describe(status, limits_));
  }

  std::optional<Recognized> retry_or(const std::string& what) {
    if (served_ == 0) return failure(what);
    ask();
    return std::nullopt;
  }

  Recognized failure(const std::string& what) {
    busy_ = false;
    const std::string message =
        what + "; the file may be damaged, or made to do that: save it anew, or take it away";
    return {"", {{}, {{Severity::kLeftOut, what_->path, 0, message}}}};
  }

  std::span<const KnownFormat> formats_;
  Limits limits_;
  ChildProcess process_;
  bool busy_ = false;
  bool careful_ = false;
  int served_ = 0;
  std::size_t job_ = 0;
  const Job* what_ = nullptr;
  std::string bytes_, answer_;
  Clock::time_point deadline_;
};

Workers::Workers(std::span<const KnownFormat> formats, const Limits& limits, int count)
    : formats_(formats), limits_(limits) {
  for (int i = 0; i < count; ++i) workers_.push_back(std::make_unique<Worker>(formats, limits));
}

Workers::~Workers() = default;

void Workers::start() {
  for (auto& worker : workers_) worker->start_early();
}

void Workers::read(std::span<const Job> jobs, const Done& done) {
  for (auto& worker : workers_) worker->abandon();  // where an exception ended the call before
  std::size_t next = 0;
  const auto feed = [&] {
    for (auto& worker : workers_) {
      while (next < jobs.size() && !worker->busy()) {
        try {
          worker->begin(next, jobs[next]);
        } catch (const SourceError& error) {
          done(next, {"", {{}, {{Severity::kLeftOut, jobs[next].path, 0, error.what()}}}});
        }
        ++next;
      }
    }
  };
  const auto busy = [&] {
    return std::any_of(workers_.begin(), workers_.end(), [](const auto& w) { return w->busy(); });
  };
  for (feed(); busy(); feed()) {
    std::vector<pollfd> waits;
    auto until = Clock::now() + std::chrono::seconds(limits_.wall_seconds);
    for (auto& worker : workers_) {
      waits.push_back({worker->busy() ? worker->socket() : -1, POLLIN, 0});
      if (worker->busy()) until = std::min(until, worker->deadline());
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    poll(waits.data(), waits.size(), static_cast<int>(std::max<long>(left, 0)));
    for (std::size_t i = 0; i < workers_.size(); ++i) {
      Worker& worker = *workers_[i];
      if (!worker.busy()) continue;
      auto result = waits[i].revents != 0 ? worker.advance() : worker.check_deadline();
      if (!result) continue;
      const std::size_t job = worker.job();
      feed();  // it reads on while its result is taken
      done(job, std::move(*result));
    }
  }
}

}  // namespace plumbline
