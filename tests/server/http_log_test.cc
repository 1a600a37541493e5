// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/log.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace plumbline {
namespace {
using testing::HasSubstr;

TEST(Log, EscapesWhatATerminalOrAReaderWouldTakeForSomethingElse) {
  EXPECT_EQ(log_escaped("a\"b\\c\r\n\x1b[31m\x7f\xff"),
            "a\\\"b\\\\c\\u000d\\u000a\\u001b[31m\\u007f\\u00ff");
}

std::string logged(LogFormat format, const RequestLine& line) {
  testing::internal::CaptureStderr();
  open_log(format, "info");
  log_request(line);
  open_log(LogFormat::kText, "off");
  return testing::internal::GetCapturedStderr();
}

TEST(Log, OneLineARequest) {
  EXPECT_THAT(logged(LogFormat::kText, {"GET", "/search?q=a%20b", 200, 17, 1.25}),
              HasSubstr("GET /search?q=a%20b 200 17 1.2ms\n"));
}

TEST(Log, JsonIsJsonWhateverWasAsked) {
  const auto json =
      nlohmann::json::parse(logged(LogFormat::kJson, {"GET", "/\"\\\n\xff", 404, 0, 0.5}));
  EXPECT_EQ(json.at("status"), 404);
  EXPECT_EQ(json.at("method"), "GET");
  EXPECT_EQ(json.at("level"), "info");
}

TEST(Log, LongAddressesAreCut) {
  for (const std::size_t bytes : {kMaxLoggedBytes - 1, kMaxLoggedBytes, kMaxLoggedBytes + 1}) {
    const std::string target = "/" + std::string(bytes - 2, 'a') + "z";
    const std::string line = logged(LogFormat::kText, {"GET", target, 200, 0, 0});
    const bool is_cut = bytes > kMaxLoggedBytes;
    EXPECT_THAT(line, HasSubstr(is_cut ? "a... 200" : "az 200")) << bytes;
  }
  EXPECT_EQ(kMaxLoggedBytes, 256u);
}

}  // namespace
}  // namespace plumbline
