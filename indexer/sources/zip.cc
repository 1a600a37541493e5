// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace plumbline {
namespace {
using std::size_t;

struct FreeArchive {
  void operator()(archive* zip) const { archive_read_free(zip); }
};

[[noreturn]] void damaged(archive* zip) {
  const char* why = archive_error_string(zip);
  throw ZipError(std::string("is damaged: ") + (why ? why : "not a zip file") +
                 "; save it again or fetch it anew");
}

class ZipReader {
 public:
  explicit ZipReader(std::string_view bytes) : size_(bytes.size()), zip_(archive_read_new()) {
    archive_read_support_format_zip(zip_.get());
    if (archive_read_open_memory(zip_.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
      damaged(zip_.get());
  }

  ZipMembers read(const std::function<bool(std::string_view)>& wanted) {
    ZipMembers members;
    archive_entry* entry = nullptr;
    for (int count = 0;; ++count) {
      const int status = archive_read_next_header(zip_.get(), &entry);
      if (status == ARCHIVE_EOF) return members;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) damaged(zip_.get());
      if (count >= kMaxZipMembers)
        throw ZipError("has more than 20,000 members, as no file of an office program has");
      const char* name = archive_entry_pathname(entry);
      if (name && wanted(name)) read_member(name, &members[name]);
    }
  }

 private:
  void read_member(const std::string& name, std::string* out) {
    out->clear();
    char buffer[32 << 10];
    for (;;) {
      const la_ssize_t size = archive_read_data(zip_.get(), buffer, sizeof buffer);
      if (size < 0) damaged(zip_.get());
      if (size == 0) return;
      out->append(buffer, static_cast<size_t>(size));
      total_ += static_cast<size_t>(size);
      check_limits(name, out->size());
    }
  }

  void check_limits(const std::string& name, size_t member) const {
    if (member > kMaxZipMemberBytes) throw ZipError("has more than 16 MiB in " + name);
    if (total_ > kMaxZipBytes) throw ZipError("has more than 128 MiB of text; split it");
    if (total_ > kMaxZipRatio * size_ + (1 << 20))
      throw ZipError(
          "unpacks to more than 200 times its size, as no file of an office program does");
  }

  size_t size_;
  size_t total_ = 0;
  std::unique_ptr<archive, FreeArchive> zip_;
};

size_t little_endian(std::string_view bytes, size_t at, size_t size) {
  size_t number = 0;
  for (size_t i = size; i > 0; --i)
    number = number << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return number;
}

// The list of members as it is written, from its first entry on; nothing where its end cannot be found.
std::optional<std::string_view> list_of_members(std::string_view bytes) {
  constexpr size_t kEndBytes = 22, kMaxComment = 65'535;
  const size_t end = bytes.rfind("PK\x05\x06");
  if (end == bytes.npos || end + kEndBytes > bytes.size() ||
      bytes.size() - end > kEndBytes + kMaxComment)
    return std::nullopt;
  const size_t size = little_endian(bytes, end + 12, 4);
  if (size > end) return std::nullopt;
  return bytes.substr(end - size, size);
}

// Whether a name in that list begins so; nothing where it is damaged.
std::optional<bool> listed(std::string_view bytes, std::string_view begin) {
  constexpr size_t kEntryBytes = 46;
  const std::optional<std::string_view> list = list_of_members(bytes);
  if (!list) return std::nullopt;
  for (std::string_view rest = *list; !rest.empty();) {
    if (!rest.starts_with("PK\x01\x02") || rest.size() < kEntryBytes) return std::nullopt;
    const size_t name = little_endian(rest, 28, 2);
    if (rest.substr(kEntryBytes, name).starts_with(begin)) return true;
    const size_t more = little_endian(rest, 30, 2) + little_endian(rest, 32, 2);
    rest.remove_prefix(std::min(kEntryBytes + name + more, rest.size()));
  }
  return false;
}
}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

bool has_zip_member(std::string_view bytes, std::string_view begin) {
  if (!is_zip(bytes)) return false;
  return listed(bytes, begin).value_or(bytes.find(begin) != bytes.npos);
}

ZipMembers read_zip(std::string_view bytes, const std::function<bool(std::string_view)>& wanted) {
  return ZipReader(bytes).read(wanted);
}

}  // namespace plumbline
