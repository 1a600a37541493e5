// SPDX-License-Identifier: MIT OR Apache-2.0
// Groonga, as its tutorial has it: a table, a lexicon with its tokenizer of words and its normalizer, an index
// column over all columns of text, and the command `select`, sent to the library itself instead of a server.
#include <fmt/format.h>
#include <groonga.h>
#include <sys/stat.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "bench/scale/peer.h"

namespace plumbline::bench {
namespace {
namespace fs = std::filesystem;

// The library is there as long as one of these is.
class Groonga {
 public:
  Groonga() {
    if (grn_init() != GRN_SUCCESS) throw Error("Groonga does not start");
    context_ = grn_ctx_open(0);
  }
  ~Groonga() {
    if (db_ != nullptr) grn_obj_close(context_, db_);
    grn_ctx_close(context_);
    grn_fin();
  }
  Groonga(const Groonga&) = delete;
  Groonga& operator=(const Groonga&) = delete;

  void create(const std::string& path) {
    db_ = grn_db_create(context_, path.c_str(), nullptr);
    if (db_ == nullptr) throw Error("Groonga cannot write " + path);
  }
  bool open(const std::string& path) {
    db_ = grn_db_open(context_, path.c_str());
    return db_ != nullptr;
  }
  // The answer to a command; "" where it has none yet. Throws Error with what Groonga says.
  std::string send(const std::string& command) {
    grn_ctx_send(context_, command.data(), static_cast<unsigned>(command.size()), 0);
    char* text = nullptr;
    unsigned length = 0;
    int flags = 0;
    grn_ctx_recv(context_, &text, &length, &flags);
    if (context_->rc != GRN_SUCCESS) throw Error(std::string("Groonga: ") + context_->errbuf);
    return text == nullptr ? "" : std::string(text, length);
  }

 private:
  grn_ctx* context_ = nullptr;
  grn_obj* db_ = nullptr;
};

// A value of a command: in double quotes, with what they need.
std::string in_quotes(const std::string& value) { return nlohmann::json(value).dump(); }

std::string joined(const std::vector<std::string>& words, const char* by) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : by) + word;
  return text;
}

class GroongaPeer : public Peer {
 public:
  explicit GroongaPeer(const std::string& directory) : directory_(directory + "/groonga") {}

  std::string name() const override { return std::string("Groonga ") + grn_get_version(); }

  void build(Database& archive) override {
    groonga_.reset();
    fs::remove_all(directory_);
    fs::create_directories(directory_);
    Groonga to;
    to.create(path());
    to.send("table_create Events TABLE_PAT_KEY ShortText");
    to.send("table_create Passages TABLE_NO_KEY");
    for (const char* column : kColumns)
      to.send(fmt::format("column_create Passages {} COLUMN_SCALAR Text", column));
    to.send("column_create Passages event COLUMN_SCALAR Events");
    to.send(
        "table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram"
        " --normalizer NormalizerAuto");
    to.send(
        "column_create Terms passages COLUMN_INDEX|WITH_POSITION|WITH_SECTION Passages"
        " title,names,topics,heading,body");
    load(to, archive);
  }

  std::uintmax_t bytes() const override {
    std::uintmax_t sum = 0;
    // Its files are sparse: what they take, not what they say.
    for (const auto& file : fs::directory_iterator(directory_)) sum += bytes_on_disk(file.path());
    return sum;
  }

  bool open() override {
    if (!fs::exists(path())) return false;
    groonga_ = std::make_unique<Groonga>();
    return groonga_->open(path());
  }

  std::optional<int> answer(std::string_view name, const std::string& query) override {
    if (name == "correction") return {};  // only from what people typed before, which is not there
    std::vector<std::string> words = words_of(query);
    if (name == "related") return select("body", "*S" + in_quotes(query));
    if (name == "suggest") return select("title", joined(words, " ") + "*");
    if (name == "prefix") return select(kAll, words.at(0) + "*");
    if (name == "phrase") return select(kAll, query);
    const bool any = name == "or" || name == "question";
    for (std::string& word : words) word = in_quotes(word);  // no operator
    return select(kAll, joined(words, any ? " OR " : " "), name == "facets");
  }

 private:
  static constexpr const char* kColumns[] = {"title", "names", "topics", "heading", "body"};
  static constexpr const char* kAll = "title * 3 || names || topics || heading || body";

  std::string path() const { return directory_ + "/db"; }

  static std::uintmax_t bytes_on_disk(const fs::path& file) {
    struct stat status {};
    return ::stat(file.c_str(), &status) == 0 ? static_cast<std::uintmax_t>(status.st_blocks) * 512
                                              : 0;
  }

  static void load(Groonga& to, Database& archive) {
    to.send("load --table Passages");
    to.send("[");
    for (Statement rows = archive.prepare(kPassageRows); rows.step();) {
      nlohmann::json record;
      for (int column = 0; column < 5; ++column) record[kColumns[column]] = rows.text(column + 1);
      if (!rows.view(6).empty()) record["event"] = rows.text(6);
      to.send(record.dump() + ",");
    }
    to.send("]");
  }

  int select(const std::string& columns, const std::string& query, bool facets = false) {
    const std::string answer = groonga_->send(
        "select Passages --match_columns " + in_quotes(columns) + " --query " + in_quotes(query) +
        " --output_columns title,body --sort_keys -_score --limit 10 --cache no" +
        (facets ? " --drilldown event" : ""));
    // [[[hits], [columns], record ...], ...]
    return static_cast<int>(nlohmann::json::parse(answer).at(0).size()) - 2;
  }

  std::string directory_;
  std::unique_ptr<Groonga> groonga_;
};
}  // namespace

std::unique_ptr<Peer> make_groonga(const std::string& directory) {
  return std::make_unique<GroongaPeer>(directory);
}

}  // namespace plumbline::bench
