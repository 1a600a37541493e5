// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/code_reference.h"

#include <algorithm>
#include <iterator>

#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

// https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/tree/
constexpr std::string_view kTree[] = {
    "Documentation", "arch",     "block",    "certs",  "crypto", "drivers", "fs",  "include",
    "init",          "io_uring", "ipc",      "kernel", "lib",    "mm",      "net", "rust",
    "samples",       "scripts",  "security", "sound",  "tools",  "usr",     "virt"};
// Of those, the ones that begin no alternatives in prose, as "kernel/user" and "block/char" do.
constexpr std::string_view kUnmistakable[] = {"Documentation", "arch", "drivers", "include",
                                              "io_uring",      "rust", "samples", "scripts"};
constexpr std::string_view kExtensions[] = {"c",    "h",   "rs",  "S",    "py",   "sh",
                                            "rst",  "md",  "txt", "dts",  "dtsi", "yaml",
                                            "toml", "lds", "pl",  "cocci"};
constexpr std::string_view kFiles[] = {"Kconfig", "Makefile", "Kbuild", "MAINTAINERS"};
constexpr size_t kMaxCrateName = 64;

// Ends of words that describe a crate: "a third-party crate".
constexpr std::string_view kDescriptions[] = {
    "party", "based",   "level",   "source",    "tree",    "space",     "specific",
    "like",  "wide",    "only",    "free",      "safe",    "facing",    "written",
    "known", "used",    "defined", "made",      "built",   "purpose",   "side",
    "time",  "grained", "called",  "generated", "quality", "maintained"};

constexpr ascii::Signs kInPath("_-.+/");

bool in_path(char c) { return ascii::is_alphanumeric(c) || kInPath.has(c); }
bool in_name(char c) { return ascii::is_alphanumeric(c) || c == '-' || c == '_'; }

template <class Test>
std::string_view run_of(std::string_view text, Test test) {
  const auto end = std::find_if_not(text.begin(), text.end(), test);
  return text.substr(0, static_cast<size_t>(end - text.begin()));
}

std::string_view first_segment(std::string_view path) { return path.substr(0, path.find('/')); }
std::string_view last_segment(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool names_file(std::string_view path) {
  const std::string_view last = last_segment(path);
  const size_t dot = last.rfind('.');
  return is_one_of(last, kFiles) ||
         (dot != std::string_view::npos && dot > 0 && is_one_of(last.substr(dot + 1), kExtensions));
}

bool has_capital(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_description(std::string_view name) {
  return is_one_of(name.substr(name.rfind('-') + 1), kDescriptions);
}

// "the " before a name.
bool article_leads(std::string_view before) {
  return before.size() >= 4 && ascii::lower(before.substr(before.size() - 4)) == "the " &&
         (before.size() == 4 || !ascii::is_alphanumeric(before[before.size() - 5]));
}

// True where a bare word is the name of a crate by its looks or by the words around it.
bool looks_like_crate(std::string_view before, std::string_view name) {
  if (name.find('_') != std::string_view::npos) return true;
  return name.find('-') != std::string_view::npos && article_leads(before) && !is_description(name);
}
}  // namespace

bool is_kernel_path(std::string_view path) {
  return path.find('/') != std::string_view::npos && is_one_of(first_segment(path), kTree) &&
         path.find("//") == std::string_view::npos &&
         std::all_of(path.begin(), path.end(), in_path);
}

std::string_view kernel_path_at(std::string_view text) {
  std::string_view path = run_of(text, in_path);
  const bool slash = path.ends_with('/');
  while (!path.empty() && std::string_view("./-+").find(path.back()) != std::string_view::npos)
    path.remove_suffix(1);
  if (!is_kernel_path(path)) return {};
  if (names_file(path)) return path;
  if (!is_one_of(first_segment(path), kUnmistakable) || has_capital(path.substr(path.find('/'))))
    return {};
  return slash || std::count(path.begin(), path.end(), '/') >= 2 ? path : std::string_view();
}

bool is_crate_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxCrateName && ascii::is_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), in_name);
}

bool crate_follows(std::string_view text) {
  if (text.starts_with('`')) text.remove_prefix(1);
  if (text.empty() || !ascii::is_blank(text.front())) return false;
  text.remove_prefix(1);
  if (!ascii::starts_with_any_case(text, "crate")) return false;
  text.remove_prefix(5);
  if (text.starts_with('s')) text.remove_prefix(1);
  return text.empty() || !in_name(text.front());
}

bool crate_leads(std::string_view text) {
  if (text.empty() || !ascii::is_blank(text.back())) return false;
  text.remove_suffix(1);
  return ascii::lower(text.substr(text.size() - std::min<size_t>(text.size(), 5))) == "crate" &&
         (text.size() == 5 || !in_name(text[text.size() - 6]));
}

CrateName crate_at(std::string_view text, size_t at) {
  const std::string_view name = run_of(text.substr(at), in_name);
  if (!is_crate_name(name)) return {at, 0};
  const std::string_view before = text.substr(0, at), after = text.substr(at + name.size());
  const bool quoted = before.ends_with('`') && after.starts_with('`');
  const std::string_view lead = quoted ? before.substr(0, at - 1) : before;
  const bool named = quoted ? crate_follows(after) || crate_leads(lead)
                            : crate_follows(after) && looks_like_crate(lead, name);
  return {at, named ? name.size() : 0};
}

}  // namespace plumbline
