// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/find.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>

#include "schema/text/name_key.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;

constexpr SourceKind kFileKinds[] = {SourceKind::kTalk, SourceKind::kTopic, SourceKind::kEvent,
                                     SourceKind::kNotes, SourceKind::kSlides};

bool is_directory_name(std::string_view name) {
  return std::any_of(std::begin(kFileKinds), std::end(kFileKinds),
                     [&](SourceKind kind) { return directory_name(kind) == name; });
}

bool is_deck_file(const fs::path& path) {
  return path.extension() == ".pdf" || path.extension() == ".pptx" || path.extension() == ".odp";
}

bool is_corpus(const fs::path& directory) {
  return fs::exists(directory / "people.yml") ||
         std::any_of(std::begin(kFileKinds), std::end(kFileKinds), [&](SourceKind kind) {
           return fs::is_directory(directory / directory_name(kind));
         });
}

// The corpus that an argument is or lies in: above the last directory that is named like a kind.
fs::path corpus_of(const fs::path& path) {
  if (fs::is_directory(path) && is_corpus(path)) return path;
  if (path.filename() == "people.yml") return path.parent_path();
  for (fs::path at = path; at.has_relative_path(); at = at.parent_path()) {
    if (is_directory_name(at.filename().string())) return at.parent_path();
  }
  return fs::is_directory(path) ? path : path.parent_path();
}

// "corpus" of "corpus/", and "x" of "./x"
fs::path tidy(const std::string& argument) {
  fs::path path = fs::path(argument).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

class Finder {
 public:
  explicit Finder(Problems* problems) : problems_(problems) {}

  void find(const std::string& argument) {
    const fs::path path = tidy(argument);
    std::error_code error;
    if (!fs::exists(path, error)) throw SourceError("there is no " + argument);
    root_ = corpus_of(fs::absolute(path));
    if (fs::is_directory(path)) {
      walk(path);
    } else {
      add(path);
    }
  }

  std::vector<SourceFile> take() {
    std::sort(files_.begin(), files_.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.name < b.name; });
    return std::move(files_);
  }

 private:
  // In the order of names, whatever order the file system has.
  void walk(const fs::path& directory) {
    std::vector<fs::directory_entry> entries;
    std::error_code error;
    for (fs::directory_iterator at(directory, error), end; !error && at != end;
         at.increment(error)) {
      entries.push_back(*at);
    }
    if (error) leave_out(directory, "cannot be read: " + error.message());
    std::sort(entries.begin(), entries.end());
    for (const fs::directory_entry& entry : entries) visit(entry);
  }

  void visit(const fs::directory_entry& entry) {
    const fs::path& path = entry.path();
    if (path.filename().string().starts_with('.')) return;
    const fs::file_type type = entry.symlink_status().type();
    if (type == fs::file_type::directory) {
      if (depth(path) == 1 && !is_directory_name(path.filename().string()))
        return warn(path, "does not belong here");
      walk(path);
    } else if (type == fs::file_type::symlink) {
      leave_out(path, "is a symbolic link; links are not followed");
    } else if (type != fs::file_type::regular) {
      leave_out(path, "is not a plain file");
    } else {
      add(path);
    }
  }

  void add(const fs::path& path) {
    const std::string name = name_of(path);
    if (depth(path) == 1) {
      if (name == "FORMAT.md") return;
      if (name != "people.yml") return warn(path, "does not belong here");
    } else if (name.starts_with("slides/") && is_deck_file(path)) {
      return leave_out(path,
                       "decks of this format are not read yet; write an outline as FORMAT.md says");
    } else if (path.extension() != ".md") {
      return warn(path, "is not a .md file");
    }
    std::error_code error;
    const std::string real = fs::canonical(path, error).string();
    if (!real.empty() && !paths_.insert(real).second) return;
    if (!names_.insert(name).second)
      return leave_out(path, "there is another " + name + " already");
    files_.push_back({path.string(), name});
  }

  std::string name_of(const fs::path& path) const {
    return fs::absolute(path).lexically_relative(root_).generic_string();
  }

  std::ptrdiff_t depth(const fs::path& path) const {
    const fs::path name(name_of(path));
    return std::distance(name.begin(), name.end());
  }

  void warn(const fs::path& path, std::string message) {
    problems_->push_back({Severity::kWarning, path.string(), 0, std::move(message)});
  }
  void leave_out(const fs::path& path, std::string message) {
    problems_->push_back({Severity::kLeftOut, path.string(), 0, std::move(message)});
  }

  Problems* problems_;
  fs::path root_;
  std::set<std::string> paths_, names_;
  std::vector<SourceFile> files_;
};

// "lpc-2023", "klint": what slug_of would make of it.
bool is_slug(std::string_view word) { return !word.empty() && slug_of(word) == word; }
}  // namespace

std::vector<SourceFile> find_sources(const std::vector<std::string>& arguments,
                                     Problems* problems) {
  Finder finder(problems);
  std::vector<std::string> sorted = arguments;
  std::sort(sorted.begin(), sorted.end());
  for (const std::string& argument : sorted) finder.find(argument);
  return finder.take();
}

std::string read_file(const std::string& path, std::size_t max_bytes) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (file < 0) throw SourceError(std::string("cannot be read: ") + std::strerror(errno));
  struct Closer {
    int file;
    ~Closer() { close(file); }
  } closer{file};
  struct stat status {};
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
    throw SourceError("is not a plain file");
  std::string bytes(max_bytes + 1, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t count = read(file, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno != EINTR)
      throw SourceError(std::string("cannot be read: ") + std::strerror(errno));
    if (count == 0) break;
    if (count > 0) size += static_cast<std::size_t>(count);
  }
  if (size > max_bytes)
    throw SourceError("is larger than " + std::to_string(max_bytes >> 10) + " KiB");
  bytes.resize(size);
  return bytes;
}

std::optional<Identity> identity_of(const std::string& name) {
  const std::string_view stem = std::string_view(name).substr(0, name.size() - 3);  // without ".md"
  const auto slash = stem.find('/');
  if (slash == stem.npos) return std::nullopt;
  const std::string_view directory = stem.substr(0, slash), slug = stem.substr(slash + 1);
  for (SourceKind kind : kFileKinds) {
    if (directory_name(kind) != directory) continue;
    const bool nested = kind != SourceKind::kEvent && kind != SourceKind::kTopic;
    const auto inner = slug.find('/');
    const bool good = nested ? inner != slug.npos && is_slug(slug.substr(0, inner)) &&
                                   is_slug(slug.substr(inner + 1))
                             : is_slug(slug);
    if (good) return Identity{kind, std::string(slug)};
  }
  return std::nullopt;
}

}  // namespace plumbline
