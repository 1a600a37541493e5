// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/find.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "indexer/sources/document.h"
#include "indexer/sources/limits.h"
#include "indexer/text/email.h"
#include "indexer/text/path.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;

constexpr std::string_view kTextDirectories[] = {"talks", "topics", "events"};  // .md alone
constexpr std::string_view kDirectories[] = {"talks",  "topics",      "events",    "notes",
                                             "slides", "transcripts", "programmes"};
constexpr std::string_view kProgrammeExtensions[] = {".xml", ".json", ".ics",
                                                     ".csv", ".xlsx", ".ods"};

// What lies beside documents of the web and tells nothing by itself.
constexpr std::string_view kBesides[] = {
    ".avif", ".bmp", ".css", ".eot", ".gif", ".ico",  ".jpeg", ".jpg",  ".js",   ".map",
    ".mjs",  ".otf", ".png", ".svg", ".tif", ".tiff", ".ttf",  ".webp", ".woff", ".woff2"};

// Also the notes of Word that a file is open, "~$minutes.docx".
bool is_hidden(std::string_view base) { return base.starts_with('.') || base.starts_with("~$"); }
bool is_hidden(const fs::directory_entry& entry) {
  return is_hidden(std::string_view(entry.path().filename().native()));
}

// ".md", as it is written; "" where there is none.
std::string_view dotted_extension(std::string_view base) {
  const auto dot = base.rfind('.');
  return dot == base.npos || dot == 0 ? std::string_view() : base.substr(dot);
}

// Calls `is_it` for files of a directory until it is true of one, or enough were seen; links are not followed.
template <class IsIt>
bool any_file(const fs::path& directory, IsIt is_it) {
  constexpr int kMostFiles = 500, kDepth = 2;
  int files = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(directory, error), end; !error && at != end;
       at.increment(error)) {
    if (at.depth() >= kDepth || is_hidden(*at)) at.disable_recursion_pending();
    if (is_hidden(*at) || at->symlink_status(error).type() != fs::file_type::regular) continue;
    if (is_it(at->path())) return true;
    if (++files == kMostFiles) break;
  }
  return false;
}

bool has_documents(const fs::path& directory) {
  return any_file(directory, [](const fs::path& file) {
    constexpr std::size_t kHead = 4096;
    if (file.extension() != ".md") return false;
    std::ifstream in(file, std::ios::binary);
    std::string begin(kHead, '\0');
    in.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    begin.resize(static_cast<std::size_t>(in.gcount()));
    return has_own_head(begin);
  });
}

// Whether something lies there that would be left out of a corpus.
bool has_strangers(const fs::path& directory) {
  std::error_code error;
  for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    const bool known = is_one_of(at->path().filename().string(), kDirectories);
    if (!is_hidden(*at) && !known && at->is_directory(error)) return true;
  }
  return std::any_of(
      std::begin(kTextDirectories), std::end(kTextDirectories), [&](std::string_view name) {
        return any_file(directory / name,
                        [](const fs::path& file) { return file.extension() != ".md"; });
      });
}

// Directories with such names may be anyone's: documents tell, else that all in them is as it is in a corpus.
bool is_corpus(const fs::path& directory) {
  if (fs::exists(directory / "people.yml") || fs::exists(directory / "FORMAT.md")) return true;
  const auto is_there = [&](std::string_view name) { return fs::is_directory(directory / name); };
  if (std::none_of(std::begin(kDirectories), std::end(kDirectories), is_there)) return false;
  return std::any_of(std::begin(kTextDirectories), std::end(kTextDirectories),
                     [&](std::string_view name) { return has_documents(directory / name); }) ||
         !has_strangers(directory);
}

// The corpus that an argument is or lies in: above the last directory that has a name of its own there.
// Nothing for what lies elsewhere.
std::optional<fs::path> corpus_of(const fs::path& path) {
  if (fs::is_directory(path) && is_corpus(path)) return path;
  if (path.filename() == "people.yml") return path.parent_path();
  for (fs::path at = path; at.has_relative_path(); at = at.parent_path()) {
    const std::string name = at.filename().string();
    const bool may_be = !is_one_of(name, kTextDirectories) || is_corpus(at.parent_path());
    if (is_one_of(name, kDirectories) && may_be) return at.parent_path();
  }
  return std::nullopt;
}

// "corpus" of "corpus/", and "x" of "./x"
fs::path tidy(const std::string& argument) {
  fs::path path = fs::path(argument).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

std::string why_not_there(const fs::path& path, const std::string& argument) {
  std::error_code error;
  const fs::path target = fs::read_symlink(path, error);
  if (error) return "there is no " + argument;
  (void)fs::canonical(path, error);
  if (error == std::errc::too_many_symbolic_link_levels)
    return argument + " is a symbolic link that leads back to itself; name a file or a directory";
  return argument + " is a symbolic link to " + target.string() +
         ", which is not there; mend it, or name another source";
}

// As the directory tells it, where the file system does; symlink_status() asks for each.
fs::file_type type_of(const fs::directory_entry& entry) {
  std::error_code error;
  if (entry.is_symlink(error)) return fs::file_type::symlink;
  if (entry.is_directory(error)) return fs::file_type::directory;
  return entry.is_regular_file(error) ? fs::file_type::regular : fs::file_type::unknown;
}

// Directories and files as strings: of ten thousand files fs::path takes a tenth of a second.
std::string joined(const std::string& directory, const std::string& base) {
  const bool is_root = directory.empty() || directory.back() == '/';
  return directory + (is_root ? "" : "/") + base;
}

class Finder {
 public:
  Finder(const std::string& db, Problems* problems) : problems_(problems) {
    if (!db.empty()) own_ = fs::absolute(db).lexically_normal().string();
  }

  void find(const std::string& argument) {
    const fs::path path = tidy(argument);
    std::error_code error;
    if (!fs::exists(path, error)) throw SourceError(why_not_there(path, argument));
    const fs::path absolute = fs::absolute(path).lexically_normal();
    const std::optional<fs::path> corpus = corpus_of(absolute);
    in_corpus_ = corpus.has_value();
    root_ = corpus ? *corpus : absolute.parent_path();
    folders_.clear();  // they are named after the root
    if (fs::is_directory(path)) {
      walk(path);
    } else {
      const std::string real = fs::canonical(path, error).string();
      // A link that was named is meant; it is not opened as one.
      add({folder_of(path.parent_path()), path.string(), path.filename().string()}, real,
          fs::is_symlink(path, error) ? real : path.string());
    }
  }

  std::vector<SourceFile> take() {
    std::sort(files_.begin(), files_.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.name < b.name; });
    return std::move(files_);
  }

 private:
  // What is known of a directory is asked for once, not for each of its files.
  struct Folder {
    std::string absolute, real;
    std::string name;  // below the root, "" of the root itself
  };

  struct Place {
    const Folder& folder;
    std::string path, base;  // as it was found, and the last part of that

    std::string name() const { return folder.name.empty() ? base : folder.name + "/" + base; }
  };

  // In the order of names, whatever order the file system has.
  void walk(const fs::path& directory) {
    std::vector<fs::directory_entry> entries;
    std::error_code error;
    for (fs::directory_iterator at(directory, error), end; !error && at != end;
         at.increment(error)) {
      entries.push_back(*at);
    }
    if (error) leave_out(directory, "cannot be read: " + error.message());
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return a.path().native() < b.path().native();  // of one directory
    });
    const Folder& folder = folder_of(directory);
    for (const fs::directory_entry& entry : entries) {
      const std::string& path = entry.path().native();
      visit({folder, path, std::string(last_part(path))}, type_of(entry));
    }
  }

  void visit(const Place& place, fs::file_type type) {
    if (is_hidden(place.base) || place.base == "node_modules" || is_own(place)) return;
    if (type == fs::file_type::directory) {
      if (in_corpus_ && place.folder.name.empty() && !is_one_of(place.base, kDirectories))
        return warn(place.path, "does not belong here");
      walk(place.path);
    } else if (type == fs::file_type::symlink) {
      leave_out(place.path, "is a symbolic link; links are not followed");
    } else if (type != fs::file_type::regular) {
      leave_out(place.path, "is not a plain file");
    } else if (!is_one_of(ascii::lower(std::string(dotted_extension(place.base))), kBesides)) {
      add(place, joined(place.folder.real, place.base), place.path);
    }
  }

  // `real` is the same without links on the way to it, `opened` what is opened.
  void add(const Place& place, const std::string& real, const std::string& opened) {
    std::string name = place.name();
    if (in_corpus_ && !belongs(place, name)) return;
    if (!real.empty() && !paths_.insert(real).second) return;
    if (!is_utf8(name) || clean_utf8(name) != name)
      return leave_out(place.path, "has a name that is no text in UTF-8; rename it");
    if (!in_corpus_) name = free_name(place.path, name);
    name = without_address(name);
    if (!names_.insert(name).second)
      return leave_out(place.path, "there is another " + name + " already");
    files_.push_back({opened, std::move(name)});
  }

  // Whether such a file is read where it lies in a corpus; says so where not.
  bool belongs(const Place& place, std::string_view name) {
    const std::string_view directory = name.substr(0, name.find('/'));
    const std::string_view extension = dotted_extension(place.base);
    if (name == "FORMAT.md") return false;
    if (directory == name) {
      if (name == "people.yml" || is_one_of(extension, kProgrammeExtensions)) return true;
      warn(place.path, "does not belong here");
      return false;
    }
    if (!is_one_of(directory, kTextDirectories) || extension == ".md") return true;
    warn(place.path, "is not a .md file");
    return false;
  }

  // Outside of a corpus two files may well be called schedule.xml: with the directory above, then.
  std::string free_name(const fs::path& path, std::string name) const {
    fs::path above = root_;
    for (; names_.count(name) > 0 && above.has_relative_path(); above = above.parent_path())
      name = fs::absolute(path).lexically_normal().lexically_relative(above.parent_path());
    return name;
  }

  // Names are shown with what was read from a file, and mail addresses never.
  std::string without_address(const std::string& name) const {
    const std::string clean = file_name_without_emails(name);
    if (clean == name) return name;
    const std::size_t dot = std::min(clean.rfind('.'), clean.size());
    std::string free = clean;
    for (int number = 2; names_.count(free) > 0; ++number)
      free = clean.substr(0, dot) + " " + std::to_string(number) + clean.substr(dot);
    return free;
  }

  // The database and what lies beside it.
  bool is_own(const Place& place) const {
    return !own_.empty() && joined(place.folder.absolute, place.base).starts_with(own_);
  }

  const Folder& folder_of(const fs::path& directory) {
    const auto [folder, is_new] = folders_.try_emplace(directory.native());
    if (is_new) {
      std::error_code error;
      const fs::path absolute =
          fs::absolute(directory.empty() ? "." : directory).lexically_normal();
      folder->second.absolute = absolute.string();
      folder->second.real = fs::canonical(absolute, error).string();
      const std::string name = absolute.lexically_relative(root_).generic_string();
      folder->second.name = name == "." ? "" : name;
    }
    return folder->second;
  }

  void warn(const std::string& path, std::string message) {
    problems_->push_back({Severity::kWarning, path, 0, std::move(message)});
  }
  void leave_out(const std::string& path, std::string message) {
    problems_->push_back({Severity::kLeftOut, path, 0, std::move(message)});
  }

  Problems* problems_;
  std::string own_;
  fs::path root_;
  bool in_corpus_ = false;
  std::unordered_map<std::string, Folder> folders_;
  std::unordered_set<std::string> paths_, names_;
  std::vector<SourceFile> files_;
};

}  // namespace

std::vector<SourceFile> find_sources(const std::vector<std::string>& arguments, Problems* problems,
                                     const std::string& db) {
  Finder finder(db, problems);
  std::vector<std::string> sorted = arguments;
  std::sort(sorted.begin(), sorted.end());
  try {
    for (const std::string& argument : sorted) finder.find(argument);
  } catch (const fs::filesystem_error& error) {  // such as a directory that nobody may enter
    throw SourceError(error.path1().string() + " cannot be read: " + error.code().message());
  }
  return finder.take();
}

namespace {
std::string too_large_or_growing(std::size_t size, std::size_t max_bytes) {
  if (size <= max_bytes) return "grew while it was read; try again";
  return "is larger than " + size_text(max_bytes) +
         ", which no source may be; split it, or take it out of the directory";
}
}  // namespace

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
  const auto expected = static_cast<std::size_t>(status.st_size);
  std::string bytes(std::min(expected, max_bytes) + 1, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t count = read(file, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno != EINTR)
      throw SourceError(std::string("cannot be read: ") + std::strerror(errno));
    if (count == 0) break;
    if (count > 0) size += static_cast<std::size_t>(count);
  }
  if (size == bytes.size()) throw SourceError(too_large_or_growing(size, max_bytes));
  bytes.resize(size);
  return bytes;
}

}  // namespace plumbline
