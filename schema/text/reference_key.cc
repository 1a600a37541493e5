// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/reference_key.h"

#include <algorithm>
#include <array>

#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/percent.h"

namespace plumbline {
namespace {
constexpr std::array<std::string_view, 7> kKindNames = {"url", "message", "lwn",  "commit",
                                                        "cve", "path",    "crate"};

// For a segment of a path.
std::string escaped_segment(std::string_view text) {
  constexpr std::string_view kReserved = "/%?#\"<>";
  return percent_encoded(
      text, [&](char c) { return ascii::is_visible(c) && kReserved.find(c) == kReserved.npos; });
}

std::string_view without_brackets(std::string_view id) {
  if (id.starts_with('<')) id.remove_prefix(1);
  if (id.ends_with('>')) id.remove_suffix(1);
  return id;
}

// Crates that are at no registry, but in Rust's or in the kernel's tree.
std::string address_of_crate(const std::string& name) {
  constexpr std::string_view kRust[] = {"core", "alloc", "std", "proc-macro", "test"};
  constexpr std::string_view kKernel[] = {"kernel", "macros", "bindings", "uapi"};
  std::string path = name;
  std::replace(path.begin(), path.end(), '-', '_');
  if (is_one_of(name, kRust)) return "https://doc.rust-lang.org/" + path + "/";
  if (is_one_of(name, kKernel)) return "https://rust.docs.kernel.org/" + path + "/";
  return "https://crates.io/crates/" + name;
}
}  // namespace

std::string_view kind_name(ReferenceKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

std::string message_key(std::string_view id) {
  return "message:" + std::string(without_brackets(id));
}

std::string commit_key(std::string_view hash) { return "commit:" + ascii::lower(hash); }

std::string cve_key(std::string_view identifier) {
  std::string key = "cve:";
  for (char c : identifier) key += ascii::upper(c);
  return key;
}

std::string path_key(std::string_view path) { return "path:" + std::string(path); }

std::string crate_key(std::string_view name) {
  std::string key = "crate:" + ascii::lower(name);
  std::replace(key.begin(), key.end(), '_', '-');
  return key;
}

ReferenceKind kind_of_key(std::string_view key) {
  for (std::size_t i = 1; i < kKindNames.size(); ++i) {
    if (key.starts_with(kKindNames[i]) && key.substr(kKindNames[i].size()).starts_with(':'))
      return static_cast<ReferenceKind>(i);
  }
  return ReferenceKind::kUrl;
}

std::string_view value_of_key(std::string_view key) {
  const ReferenceKind kind = kind_of_key(key);
  return kind == ReferenceKind::kUrl ? key : key.substr(kind_name(kind).size() + 1);
}

std::string address_of_key(std::string_view key) {
  const std::string value(value_of_key(key));
  switch (kind_of_key(key)) {
    case ReferenceKind::kMessage:
      return "https://lore.kernel.org/r/" + escaped_segment(value);
    case ReferenceKind::kLwn:
      return "https://lwn.net/Articles/" + value + "/";
    case ReferenceKind::kCve:
      return "https://www.cve.org/CVERecord?id=" + value;
    case ReferenceKind::kPath:
      return "https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/tree/" + value;
    case ReferenceKind::kCrate:
      return address_of_crate(value);
    case ReferenceKind::kCommit:
      return {};
    case ReferenceKind::kUrl:
      break;
  }
  return "https://" + value;
}

bool same_commit(std::string_view a, std::string_view b) {
  return a.starts_with(b) || b.starts_with(a);
}

}  // namespace plumbline
