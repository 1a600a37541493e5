// SPDX-License-Identifier: MIT OR Apache-2.0
// A file begins with lines: the build of the program, one for each flaw and picture, "end", and a hash of these; then
// come the bytes of the pictures, one behind the other.
//
//   plumbline pictures 5123 1700000000.5
//   flaw page 3 has no picture: drawing failed
//   picture 1 800 450 89abcdef01234567 17012
//   end 0123456789abcdef
#include "indexer/pictures/picture_store.h"

#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "indexer/build.h"
#include "indexer/fingerprint.h"
#include "schema/error.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;

std::string first_line() { return "plumbline pictures " + build_of_program() + "\n"; }

std::string head_of(const DeckPictures& deck) {
  std::string head = first_line();
  for (const std::string& flaw : deck.flaws) head += "flaw " + flaw + "\n";
  for (const Picture& picture : deck.pictures) {
    head += "picture " + std::to_string(picture.page) + " " + std::to_string(picture.width) + " " +
            std::to_string(picture.height) + " " + fingerprint(picture.webp) + " " +
            std::to_string(picture.webp.size()) + "\n";
  }
  return head + "end " + fingerprint(head) + "\n";
}

// "picture" is off the line.
std::optional<KeptPicture> picture_in(const std::string& line, std::size_t begin) {
  std::istringstream words(line);
  KeptPicture picture{};
  words >> picture.page >> picture.width >> picture.height >> std::hex >> picture.hash >>
      std::dec >> picture.size;
  picture.begin = begin;
  if (!words) return std::nullopt;
  return picture;
}

// Where its pictures begin is 0 until the length of the head is known.
std::unique_ptr<KeptDeck> read_head(std::istream& file) {
  auto deck = std::make_unique<KeptDeck>();
  std::string head, line;
  std::size_t behind = 0;
  while (std::getline(file, line)) {
    if (head.empty() && line + "\n" != first_line()) return nullptr;
    if (line.starts_with("end ")) {
      if (line.substr(4) != fingerprint(head)) return nullptr;
      for (KeptPicture& picture : deck->pictures) picture.begin += head.size() + line.size() + 1;
      return deck;
    }
    head += line + "\n";
    if (line.starts_with("flaw ")) deck->flaws.push_back(line.substr(5));
    if (!line.starts_with("picture ")) continue;
    const auto picture = picture_in(line.substr(8), behind);
    if (!picture) return nullptr;
    behind += picture->size;
    deck->pictures.push_back(*picture);
  }
  return nullptr;
}

[[noreturn]] void fail(const std::string& what, const std::string& path) {
  throw Error(what + " " + path + ": " + std::strerror(errno));
}

}  // namespace

PictureStore::PictureStore(std::string directory) : directory_(std::move(directory)) {}

std::string PictureStore::path_of(const std::string& deck) const { return directory_ + "/" + deck; }

const KeptDeck* PictureStore::find(const std::string& deck) {
  const std::lock_guard lock(mutex_);
  const auto known = known_.find(deck);
  if (known != known_.end()) return known->second.get();
  std::ifstream file(path_of(deck), std::ios::binary);
  std::unique_ptr<KeptDeck> read = read_head(file);
  if (!read) return nullptr;
  std::error_code ignored;
  const std::uintmax_t size = fs::file_size(path_of(deck), ignored);
  const bool whole =
      read->pictures.empty() || read->pictures.back().begin + read->pictures.back().size == size;
  if (!whole) return nullptr;
  return known_.emplace(deck, std::move(read)).first->second.get();
}

void PictureStore::put(const std::string& deck, const DeckPictures& pictures) {
  std::error_code error;
  fs::create_directories(directory_, error);
  const std::string path = path_of(deck), beside = path + "." + std::to_string(getpid());
  {
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file << head_of(pictures);
    for (const Picture& picture : pictures.pictures) file << picture.webp;
    if (!file.flush()) {
      fs::remove(beside, error);
      fail("cannot write", beside);
    }
  }
  if (std::rename(beside.c_str(), path.c_str()) != 0) fail("cannot write", path);
}

std::string PictureStore::read(const std::string& deck, const KeptPicture& picture) {
  std::string bytes(picture.size, '\0');
  std::ifstream file(path_of(deck), std::ios::binary);
  file.seekg(static_cast<std::streamoff>(picture.begin));
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file && hash_of(bytes) == picture.hash) return bytes;
  const std::string path = path_of(deck);
  std::error_code ignored;
  fs::remove(path, ignored);
  const std::lock_guard lock(mutex_);
  known_.erase(deck);
  throw Error(path + " was damaged and is deleted; run it again to draw that deck anew");
}

void PictureStore::keep_only(const std::set<std::string>& decks) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory_, error)) {
    std::error_code ignored;
    if (decks.count(entry.path().filename().string()) == 0) fs::remove(entry.path(), ignored);
  }
  if (decks.empty()) fs::remove(directory_, error);
  const std::lock_guard lock(mutex_);
  std::erase_if(known_, [&](const auto& known) { return decks.count(known.first) == 0; });
}

}  // namespace plumbline
