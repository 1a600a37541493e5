// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/pictures/picture_store.h: the pictures of decks that were drawn before, in a directory beside the database,
// a file a deck. It may be deleted at any time; what is damaged in it, or of another build of the program, is
// as good as none. Threads may use it at the same time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "indexer/pictures/picture.h"

namespace plumbline {

// A picture whose bytes are in the store.
struct KeptPicture {
  int page, width, height;
  std::uint64_t hash;       // of its bytes
  std::size_t begin, size;  // where they are in its file
};

struct KeptDeck {
  std::vector<KeptPicture> pictures;  // by page
  std::vector<std::string> flaws;     // of DeckPictures
};

class PictureStore {
 public:
  // Nothing is made before the first put().
  explicit PictureStore(std::string directory);

  // By the hash of the deck's bytes, in hexadecimal. nullptr where it was not drawn yet; else valid until
  // the next call of another function.
  const KeptDeck* find(const std::string& deck);
  // Throws Error where that cannot be written.
  void put(const std::string& deck, const DeckPictures& pictures);
  // The bytes of one of its pictures. Throws Error where they are no longer what find() told.
  std::string read(const std::string& deck, const KeptPicture& picture);
  // Deletes all other decks.
  void keep_only(const std::set<std::string>& decks);

 private:
  std::string path_of(const std::string& deck) const;

  const std::string directory_;
  std::mutex mutex_;  // guards what follows
  std::map<std::string, std::unique_ptr<const KeptDeck>> known_;
};

}  // namespace plumbline
