// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/server/listening_site.h: the small site behind a port of its own, as long as the test lasts.
#pragma once

#include <gtest/gtest.h>

#include <thread>

#include "server/http/listener.h"
#include "server/http/log.h"
#include "tests/server/small_site.h"

namespace plumbline {

struct ListeningSite : testing::Test, SmallSite {
  ListeningSite() : listener({.port = 0}, application(), counters) {
    open_log(LogFormat::kText, "off");
    thread = std::thread([this] { listener.run(); });
  }
  ~ListeningSite() override {
    listener.stop();
    thread.join();
  }

  front::Counters counters;
  Listener listener;
  std::thread thread;
};

}  // namespace plumbline
