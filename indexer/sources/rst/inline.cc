// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/rst/inline.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "indexer/sources/office/xml.h"
#include "indexer/sources/rst/ends.h"
#include "indexer/sources/rst/roles.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

enum Mark : size_t { kStrong, kEmphasis, kLiteral, kRole, kSubstitution };

// Substitutions that a program makes.
constexpr std::string_view kMade[] = {"date", "release", "time", "today", "version"};

constexpr size_t kMaxRoleBytes = 60;
constexpr size_t kMaxLabelBytes = 100;  // of a footnote

// "\*" is "*", and "\ " nothing.
std::string unescaped(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    const bool escaped = text[at] == '\\';
    if (escaped && ++at == text.size()) break;
    if (!escaped || text[at] != ' ') out += text[at];
  }
  return out;
}

class LineReader {
 public:
  LineReader(std::string_view text, RstNames* names) : text_(text), names_(names) {}

  std::vector<TextRun> read() {
    while (at_ < text_.size()) {
      if (!take()) plain_ += text_[at_++];
    }
    end_plain();
    return std::move(runs_);
  }

 private:
  bool take() {
    const char c = text_[at_];
    if (c == '\\') return take_escape();
    if (is_rst_word(c)) return take_word();
    if (std::string_view("*`|[:_").find(c) == std::string_view::npos) return false;
    if (c == '*') return take_marked(kStrong) || take_marked(kEmphasis);
    if (c == '`') return take_marked(kLiteral) || take_role("");
    if (c == '|') return take_substitution();
    if (c == '[') return take_footnote();
    if (c == ':') return take_named_role();
    return take_place();
  }

  bool take_escape() {
    ++at_;
    if (at_ < text_.size() && text_[at_] != ' ') plain_ += text_[at_];
    ++at_;
    return true;
  }

  // What stands between kRstMarks[mark], of which the first is here.
  std::optional<std::string_view> inside(Mark mark) {
    const size_t bytes = kRstMarks[mark].size();
    if (text_.substr(at_, bytes) != kRstMarks[mark] || !rst_may_begin(text_, at_, bytes))
      return std::nullopt;
    const std::optional<size_t> end = ends_.next(text_, at_ + bytes + 1, mark);
    if (!end) return std::nullopt;
    return text_.substr(at_ + bytes, *end - at_ - bytes);
  }

  bool take_marked(Mark mark) {
    const auto found = inside(mark);
    if (!found) return false;
    TextRun run;
    run.text = mark == kLiteral ? std::string(*found) : unescaped(*found);
    run.strong = mark == kStrong;
    run.emphasis = mark == kEmphasis;
    run.fixed = mark == kLiteral;
    add(std::move(run));
    at_ += found->size() + 2 * kRstMarks[mark].size();
    return true;
  }

  // ":role:`text`"
  bool take_named_role() {
    size_t end = at_ + 1;
    const size_t limit = std::min(text_.size(), at_ + kMaxRoleBytes);
    while (end < limit && (ascii::is_alphanumeric(text_[end]) ||
                           std::string_view(":._+-").find(text_[end]) != std::string_view::npos))
      ++end;
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    if (name.size() < 2 || !name.ends_with(':') || text_.substr(end, 1) != "`" ||
        !rst_may_begin(text_, at_, 1))
      return false;
    const size_t begin = std::exchange(at_, end);
    if (take_role(name.substr(0, name.size() - 1))) return true;
    at_ = begin;
    return false;
  }

  // "`text`", "`text`_", "`text <address>`__".
  bool take_role(std::string_view role) {
    const auto found = inside(kRole);
    if (!found) return false;
    at_ += found->size() + 2;
    size_t lines = 0;
    while (lines < 2 && at_ < text_.size() && text_[at_] == '_') ++lines, ++at_;
    if (lines > 0 && role.empty()) {
      refer(*found, lines == 2);
      return true;
    }
    std::string name = role.empty() ? take_role_behind() : std::string(role);
    if (name.empty()) name = "code";
    if (!names_->is_raw(name)) add(rst_role(name, unescaped(*found)));
    return true;
  }

  // "emphasis" of "`text`:emphasis:".
  std::string take_role_behind() {
    if (text_.substr(at_, 1) != ":") return "";
    const size_t end = text_.substr(0, at_ + kMaxRoleBytes).find(':', at_ + 1);
    if (end == text_.npos || !rst_may_end(text_, end + 1)) return "";
    const std::string role(text_.substr(at_ + 1, end - at_ - 1));
    if (role.empty() || !std::all_of(role.begin(), role.end(), [](char c) {
          return ascii::is_alphanumeric(c) || c == '-' || c == '_';
        }))
      return "";
    at_ = end + 1;
    return role;
  }

  void refer(std::string_view inside, bool unnamed) {
    const RstEmbedded embedded = rst_embedded(inside);
    const std::string text = unescaped(embedded.text.empty() ? inside : embedded.text);
    if (embedded.address.empty())
      return add_link(
          text, unnamed ? names_->next_address().value_or("") : names_->address(text).value_or(""));
    const std::string address = unescaped(embedded.address);
    if (address.ends_with('_')) {
      const auto known = names_->address(std::string_view(address).substr(0, address.size() - 1));
      if (known) return add_link(text, *known);
    }
    if (!unnamed) names_->define(text, address);
    add_link(text, address);
  }

  bool take_substitution() {
    const auto found = inside(kSubstitution);
    if (!found) return false;
    const std::optional<std::string> text = names_->replacement(*found);
    const bool made = is_one_of(*found, kMade);
    if (!text && !made) return false;
    at_ += found->size() + 2;
    size_t lines = 0;
    while (lines < 2 && at_ < text_.size() && text_[at_] == '_') ++lines, ++at_;
    const std::string address = lines == 0   ? ""
                                : lines == 2 ? names_->next_address().value_or("")
                                             : names_->address(*found).value_or("");
    if (text) add_link(unescaped(*text), address);
    return true;
  }

  // "[1]_" stays "[1]", as the citation "[Ada]_" does; "[#]_" goes.
  bool take_footnote() {
    const size_t end = text_.substr(0, at_ + kMaxLabelBytes).find(']', at_);
    if (end == text_.npos || end == at_ + 1 || text_.substr(end + 1, 1) != "_" ||
        !rst_may_begin(text_, at_, 1) || !rst_may_end(text_, end + 2))
      return false;
    const std::string_view label = text_.substr(at_ + 1, end - at_ - 1);
    if (label.find(' ') != label.npos) return false;
    if (label[0] != '#' && label[0] != '*') plain_ += "[" + std::string(label) + "]";
    at_ = end + 2;
    return true;
  }

  // "_`a place`"
  bool take_place() {
    if (text_.substr(at_, 2) != "_`" || !rst_may_begin(text_, at_, 2)) return false;
    const std::optional<size_t> end = ends_.next(text_, at_ + 3, kRole);
    if (!end) return false;
    plain_ += unescaped(text_.substr(at_ + 2, *end - at_ - 2));
    at_ = *end + 1;
    return true;
  }

  // A word, a name with its "_", or an address; here is its first letter.
  bool take_word() {
    if (text_.substr(at_).starts_with("https://") || text_.substr(at_).starts_with("http://"))
      return take_address();
    size_t end = at_;
    for (;;) {
      while (end < text_.size() && is_rst_word(text_[end])) ++end;
      const bool joined = end + 1 < text_.size() && is_rst_word(text_[end + 1]) &&
                          std::string_view("-._+").find(text_[end]) != std::string_view::npos;
      if (!joined) break;
      ++end;
    }
    const std::string_view word = text_.substr(at_, end - at_);
    size_t lines = 0;
    while (lines < 2 && end + lines < text_.size() && text_[end + lines] == '_') ++lines;
    const bool may_begin = rst_may_begin(text_, at_, 0);
    at_ = end;
    if (lines == 0 || !may_begin || !rst_may_end(text_, end + lines)) {
      plain_ += word;
      return true;
    }
    const std::optional<std::string> address =
        lines == 2 ? names_->next_address() : names_->address(word);
    if (!address) {
      plain_ += word;
      return true;
    }
    add_link(std::string(word), *address);
    at_ += lines;
    return true;
  }

  bool take_address() {
    size_t end = std::min(text_.find_first_of(" \t<>\"`\\", at_), text_.size());
    constexpr std::string_view kBehind = ".,;:!?)]}'*_|";
    while (end > at_ && kBehind.find(text_[end - 1]) != kBehind.npos) --end;
    if (text_[end - 1] != '/' && text_.substr(end, 1) == ")" &&
        text_.substr(at_, end - at_).find('(') != std::string_view::npos)
      ++end;
    const std::string address(text_.substr(at_, end - at_));
    add_link(address, address);
    at_ = end;
    return true;
  }

  void add_link(std::string text, const std::string& address) {
    TextRun run;
    run.text = std::move(text);
    run.url = web_address(address);
    add(std::move(run));
  }

  void add(TextRun run) {
    end_plain();
    if (!run.text.empty()) runs_.push_back(std::move(run));
  }

  void end_plain() {
    if (plain_.empty()) return;
    runs_.push_back({std::exchange(plain_, ""), false, false, false, ""});
  }

  std::string_view text_;
  RstNames* names_;
  RstEnds ends_;
  size_t at_ = 0;
  std::string plain_;
  std::vector<TextRun> runs_;
};
}  // namespace

std::vector<TextRun> rst_runs(std::string_view text, RstNames* names) {
  return LineReader(text, names).read();
}

}  // namespace plumbline
