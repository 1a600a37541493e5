// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sandbox/child_process.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <new>

#include "indexer/sandbox/messages.h"
#include "schema/error.h"

namespace plumbline {
namespace {
using testing::HasSubstr;
using testing::ThrowsMessage;

int ends_with(const std::function<void(int)>& life) {
  ChildProcess process;
  process.start(SOCK_STREAM, life);
  return process.last_words();
}

TEST(AChildProcess, AnswersUntilItIsLeft) {
  ChildProcess process;
  process.start(SOCK_STREAM, [](int socket) {
    std::string text;
    while (receive_text(socket, &text)) send_all(socket, with_length(text + "!"));
  });
  for (const char* word : {"one", "two"}) {
    std::string answer;
    ASSERT_TRUE(send_all(process.socket(), with_length(word)));
    ASSERT_TRUE(receive_text(process.socket(), &answer));
    EXPECT_EQ(answer, std::string(word) + "!");
  }
  EXPECT_TRUE(process.exists());
  process.stop();
  EXPECT_FALSE(process.exists());
  EXPECT_EQ(process.socket(), -1);
  EXPECT_EQ(process.stop(), 0);
}

TEST(AChildProcess, TellsHowItEnded) {
  EXPECT_EQ(WEXITSTATUS(ends_with([](int) {})), 0);
  EXPECT_EQ(WEXITSTATUS(ends_with([](int) { throw std::bad_alloc(); })),
            ChildProcess::kOutOfMemory);
  EXPECT_EQ(WEXITSTATUS(ends_with([](int) { throw Error("no"); })), ChildProcess::kThrew);
  const int status = ends_with([](int) { raise(SIGKILL); });
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

int lowest_free_descriptor() {
  const int descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC);
  close(descriptor);
  return descriptor;
}

TEST(AChildProcess, ThatCannotBeHadLeavesNothingOpen) {
  const int before = lowest_free_descriptor();
  rlimit had{};
  getrlimit(RLIMIT_NOFILE, &had);
  const rlimit none{static_cast<rlim_t>(before), had.rlim_max};
  setrlimit(RLIMIT_NOFILE, &none);
  ChildProcess process;
  EXPECT_THAT([&] { process.start(SOCK_STREAM, [](int) {}); },
              ThrowsMessage<Error>(HasSubstr("cannot make a pair of sockets: ")));
  setrlimit(RLIMIT_NOFILE, &had);
  EXPECT_FALSE(process.exists());
  EXPECT_EQ(lowest_free_descriptor(), before);
}

}  // namespace
}  // namespace plumbline
