// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/scale/peer.h: a search engine beside ours: it indexes the same passages and answers the same queries
// with its ten best. Each does what its manual offers for a class of queries, and says so where it has nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"

namespace plumbline::bench {

inline constexpr int kTop = 10;

class Peer {
 public:
  virtual ~Peer() = default;
  virtual std::string name() const = 0;  // with its version
  // Indexes all passages of a published archive, from the beginning.
  virtual void build(Database& archive) = 0;
  virtual std::uintmax_t bytes() const = 0;  // of its files
  // Opens what build() made, now or in an earlier run; false where there is nothing.
  virtual bool open() = 0;
  // How many hits are shown, at most kTop; nothing where it does not offer this class.
  virtual std::optional<int> answer(std::string_view name, const std::string& query) = 0;
};

// Each keeps its files in `directory`, under a name of its own.
std::unique_ptr<Peer> make_fts5(const std::string& directory);
std::unique_ptr<Peer> make_xapian(const std::string& directory);
std::unique_ptr<Peer> make_groonga(const std::string& directory);

// A query of a class (queries.h) as plain words: without OR, quotes and *.
std::vector<std::string> words_of(std::string_view query);

// The rows that peers index: id, title, names, topics, heading, body, event ("" for what is no talk).
inline constexpr char kPassageRows[] =
    "SELECT passage.id, passage.title, passage.names, passage.topics, passage.heading, "
    "passage.body,"
    " coalesce(event.slug, '') FROM passage LEFT JOIN talk ON talk.document = passage.id >> 12"
    " LEFT JOIN document event ON event.id = talk.event ORDER BY passage.id";

}  // namespace plumbline::bench
