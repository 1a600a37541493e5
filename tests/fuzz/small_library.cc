// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/fuzz/small_library.h"

namespace plumbline::fuzz {

SmallLibrary& SmallLibrary::get() {
  static SmallLibrary library;
  return library;
}

SmallLibrary::SmallLibrary() : db_(fill()), catalog_(db_) {}

Database& SmallLibrary::fill() {
  add_topic({"binder", "Android Binder driver", "Messages.", {"Binder", "rust_binder"}});
  add_topic({"pinned-init", "pinned-init", "Data that stays.", {"pin init", "PinInit"}});
  add_topic({"unstable-features", "Unstable features", "Of the compiler."});
  const char* titles[] = {"Binder in Rust",  "Pinned initialization", "C++ and Rust, v6.8",
                          "What is unsafe?", "Größe matters",         "dma_fence and locks"};
  for (int i = 0; i < 6; ++i) {
    const std::string year = std::to_string(2020 + i),
                      slug = "lpc-" + year + "/t" + std::to_string(i);
    add_talk({slug,
              titles[i],
              "The kernel driver pins memory, initialises a spinlock and asks binder again.",
              i % 3 ? year + "-09-0" + std::to_string(1 + i) : "",
              {i % 2 ? "Gary Guo" : "Björn Roy Baron"},
              {i % 2 ? "binder" : "pinned-init"},
              i % 4 ? "talk" : "keynote"});
    add_part(slug, i % 2 ? "notes" : "slides", "p1", "Initializers",
             "kernel::sync::Arc<Mutex<T>> and pin-init of https://lwn.net/Articles/951550/", 1);
  }
  state("lpc-2021/t1", "decision", "Merge the binder driver.", {"binder"});
  write_link("lpc-2022/t2", "lpc-2021/t1");
  return finish();
}

}  // namespace plumbline::fuzz
