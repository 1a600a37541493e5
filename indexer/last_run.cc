// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/last_run.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdlib>
#include <optional>
#include <utility>

#include "indexer/fingerprint.h"
#include "indexer/sources/bytes.h"

namespace plumbline {
namespace {
constexpr const char* kName = "";  // no file is called so

std::string identity_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return {};
  return fmt::format("{} {} {} {}.{:09}", status.st_dev, status.st_ino, status.st_size,
                     status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

void add(const Problems& problems, Fingerprint* hash) {
  for (const Problem& problem : problems) hash->add(to_string(problem));
  hash->add("");
}

std::optional<PublicationInfo> published_at(const std::string& path) {
  try {
    Database db = Database::open_published(path);
    return verify(db, path, false);
  } catch (const Error&) {
    return std::nullopt;
  }
}
}  // namespace

std::string hash_of_inputs(const std::vector<FileReading>& readings, const Problems& found) {
  Fingerprint hash;
  hash.add(identity_of("/proc/self/exe"));  // another program may make another database of them
  add(found, &hash);
  for (const FileReading& reading : readings) {
    hash.add(reading.file.name);
    hash.add(reading.file.path);
    hash.add(reading.hash);
    hash.add(reading.format);
    add(reading.reading.problems, &hash);
  }
  return hash.hex();
}

void remember_run(const std::string& inputs, const Report& report, Cache* cache) {
  cache->put(kName, {identity_of(report.db), inputs, std::to_string(report.documents),
                     to_bytes(Reading{{}, report.problems})});
}

bool recall_run(const std::string& inputs, const Cache& cache, Report* report) {
  const Cache::Entry* last = cache.find(kName);
  if (!last || last->hash != inputs || last->path.empty() || last->path != identity_of(report->db))
    return false;
  std::optional<Reading> reading = reading_of(last->reading);
  std::optional<PublicationInfo> info = published_at(report->db);
  if (!reading || !info) return false;
  report->published = std::move(info);
  report->unchanged = true;
  report->documents = std::strtoull(std::string(last->format).c_str(), nullptr, 10);
  report->problems = std::move(reading->problems);
  return true;
}

void remember_basis(const Basis& basis, const std::string& db, Cache* cache) {
  cache->put(kBasisName, {identity_of(db), "", "", to_bytes(basis)});
}

std::optional<Basis> recall_basis(const std::string& db, const Cache& cache) {
  const Cache::Entry* last = cache.find(kBasisName);
  if (!last || last->path.empty() || last->path != identity_of(db)) return std::nullopt;
  return basis_in(last->reading);
}

}  // namespace plumbline
