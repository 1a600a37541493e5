// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/server/small_site.h"

#include <cstdio>

#include "server/http/target.h"

namespace plumbline {
namespace {

std::string written(const std::string& path) {
  write_small_database(path);
  return path;
}

}  // namespace

void write_small_database(const std::string& path, const std::string& generation) {
  const std::string unfinished = path + ".tmp";
  {
    SmallCorpus corpus(unfinished);
    corpus.add_event("kangrejos-2025", "Kangrejos 2025");
    corpus.add_event("lpc-2023", "LPC 2023");
    corpus.add_event("lpc-2024", "LPC 2024");
    corpus.add_topic({.slug = "binder",
                      .title = "Android Binder driver",
                      .body = "Carries communication on Android.",
                      .aliases = {"Binder", "rust_binder"},
                      .summary = "The Rust rewrite of a driver, in C & in <Rust>.",
                      .category = "driver"});
    corpus.add_topic({.slug = "klint",
                      .title = "klint",
                      .body = "A lint tool, \"strict\" and useful.",
                      .aliases = {"kernel lint"}});
    corpus.add_talk({.slug = "lpc-2023/klint",
                     .title = "Klint: checks, \"compile-time\"",
                     .body = "The klint tool finds sleeping code.",
                     .date = "2023-11-15",
                     .speakers = {"Gary Guo"},
                     .topics = {"klint"},
                     .links = {{"article", "https://lwn.net/Articles/951550/"},
                               {"page", "https://example.org/klint"},
                               {"video", "https://youtu.be/klint"}}});
    corpus.add_part("lpc-2023/klint", "slides", "slide-7", "Rules",
                    "Slides say that klint follows the preemption count.", 7);
    corpus.draw_slide("lpc-2023/klint", 7, "RIFF of the rules");
    corpus.draw_slide("lpc-2023/klint", 8, "RIFF without a word");
    corpus.add_part("lpc-2023/klint", "transcript", "t-61", "Questions",
                    "Somebody asks about generics.", {}, 61);
    corpus.add_talk({.slug = "lpc-2023/binder",
                     .title = "Using Rust in the Binder driver",
                     .body = "Why a rewrite of Binder.",
                     .date = "2023-11-14",
                     .speakers = {"Alice Ryhl", "Carlos Llamas"},
                     .topics = {"binder"}});
    corpus.add_talk({.slug = "kangrejos-2025/klint",
                     .title = "klint (sequel)",
                     .body = "More on klint, after two years: https://lwn.net/Articles/951550/, "
                             "<20230101.1234-1-x@y>, commit 3e3c658055c0, CVE-2024-1234.",
                     .date = "2025-09-17",
                     .speakers = {"Gary Guo"},
                     .topics = {"klint", "binder"}});
    for (int i = 1; i <= 9; ++i) {
      const std::string number = std::to_string(i);
      corpus.add_talk({.slug = "lpc-2024/talk-" + number,
                       .title = "Kernel talk " + number,
                       .body = "The kernel, part " + number + ".",
                       .date = "2024-09-0" + number,
                       .speakers = {"Alice Ryhl"},
                       .topics = {}});
    }
    corpus.state("lpc-2023/binder", "decision", "Merge <it>.");
    corpus.state("lpc-2023/binder", "open", "Who maintains it?");
    corpus.schedule("lpc-2024/talk-9", "23:30", "00:15", "Europe/Vienna", "2024-09-09T21:30:00Z");
    // When the clock was put back.
    corpus.schedule("lpc-2024/talk-8", "01:30", "01:00", "America/New_York",
                    "2024-09-08T05:30:00Z");
    // When it was put forward.
    corpus.schedule("lpc-2024/talk-7", "01:30", "03:30", "Europe/Vienna", "2024-09-07T00:30:00Z",
                    "2024-09-07T01:30:00Z");
    corpus.withdraw("lpc-2024/talk-9", "room", "programmes/lpc.json");
    corpus.finish(generation);
  }
  std::rename(unfinished.c_str(), path.c_str());
}

SmallSite::SmallSite(ApplicationOptions options)
    : path_(written(directory_ / "plumbline.db")),
      publications_(path_, std::chrono::seconds(0)),
      application_(publications_, std::move(options)) {}

HttpResponse SmallSite::ask(const std::string& target, const Headers& headers,
                            const std::string& method) {
  HttpRequest request;
  request.method = method;
  request.headers = headers;
  request.headers.emplace("host", "test");
  if (!read_target(target, &request)) throw std::runtime_error("not a target: " + target);
  return application_.answer(request);
}

HttpResponse SmallSite::post(const std::string& target, const std::string& body,
                             const Headers& headers) {
  HttpRequest request;
  request.method = "POST";
  request.headers = headers;
  request.headers.emplace("host", "test");
  request.body = body;
  if (!read_target(target, &request)) throw std::runtime_error("not a target: " + target);
  return application_.answer(request);
}

}  // namespace plumbline
