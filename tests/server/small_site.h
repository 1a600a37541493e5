// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/server/small_site.h: the whole site over a database of a few documents, asked with strings.
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "server/http/application.h"
#include "server/http/publications.h"
#include "tests/support/small_corpus.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {

using Headers = std::map<std::string, std::string, std::less<>>;

// Writes a database of these documents, unless told to add others:
//   topics  binder (Android Binder driver; aliases Binder, rust_binder), klint (alias kernel lint)
//   talks   lpc-2023/klint (Gary Guo; of its deck pages 7 and 8 are drawn), lpc-2023/binder (Alice Ryhl, Carlos Llamas),
//           whose notes have a decision and an open question,
//           kangrejos-2025/klint (Gary Guo), and lpc-2024/talk-1 to talk-9 (Alice Ryhl)
void write_small_database(const std::string& path, const std::string& generation = "g1");

class SmallSite {
 public:
  explicit SmallSite(ApplicationOptions options = {});

  // Names of headers in small letters. The host is "test".
  HttpResponse ask(const std::string& target, const Headers& headers = {},
                   const std::string& method = "GET");
  HttpResponse post(const std::string& target, const std::string& body,
                    const Headers& headers = {});

  const std::string& path() const { return path_; }
  Application& application() { return application_; }

 private:
  TemporaryDirectory directory_;
  std::string path_;
  Publications publications_;
  Application application_;
};

}  // namespace plumbline
