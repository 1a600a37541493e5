// SPDX-License-Identifier: MIT OR Apache-2.0
// The note is that of the first object that the dynamic linker knows, which is the program.
// https://man7.org/linux/man-pages/man3/dl_iterate_phdr.3.html
#include "server/http/build.h"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

namespace plumbline {
namespace {

// Notes begin at multiples of four bytes.
std::size_t padded(std::size_t size) { return (size + 3) & ~std::size_t{3}; }

// The build id among the notes of a segment; "" where there is none.
std::string_view build_id_in(std::string_view notes) {
  ElfW(Nhdr) note{};
  while (notes.size() >= sizeof note) {
    std::memcpy(&note, notes.data(), sizeof note);
    const std::size_t name = sizeof note, id = name + padded(note.n_namesz);
    if (id + note.n_descsz > notes.size()) break;
    if (note.n_type == NT_GNU_BUILD_ID && notes.substr(name, 3) == "GNU")
      return notes.substr(id, note.n_descsz);
    notes.remove_prefix(std::min(id + padded(note.n_descsz), notes.size()));
  }
  return {};
}

int find_build_id(dl_phdr_info* object, std::size_t, void* out) {
  for (ElfW(Half) i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* begin = reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr);
    const std::string_view id = build_id_in({begin, segment.p_memsz});
    for (const char byte : id)
      *static_cast<std::string*>(out) += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    if (!id.empty()) break;
  }
  return 1;  // no further object
}
}  // namespace

std::string build_fingerprint() {
  std::string id;
  dl_iterate_phdr(find_build_id, &id);
  return id;
}

}  // namespace plumbline
