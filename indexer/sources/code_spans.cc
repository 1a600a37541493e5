// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/code_spans.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

// Marks the code between backquotes of a paragraph, which begins at `begin`.
class Paragraph {
 public:
  Paragraph(std::string_view text, size_t begin, std::vector<bool>* code)
      : text_(text), begin_(begin), code_(code) {
    for (size_t at = text_.find('`'); at != text_.npos; at = text_.find('`', at)) {
      const size_t size = run_at(at);
      runs_[size].push_back(at);
      at += size;
    }
  }

  void mark() const {
    for (size_t at = text_.find('`'); at != text_.npos; at = text_.find('`', at)) {
      const size_t size = run_at(at);
      const std::vector<size_t>& alike = runs_.at(size);
      const auto next = std::upper_bound(alike.begin(), alike.end(), at);
      if (next == alike.end()) {
        at += size;
        continue;
      }
      const size_t end = *next + size;
      std::fill(code_->begin() + offset(at), code_->begin() + offset(end), true);
      at = end;
    }
  }

 private:
  size_t run_at(size_t at) const {
    return std::min(text_.find_first_not_of('`', at), text_.size()) - at;
  }

  std::ptrdiff_t offset(size_t at) const { return static_cast<std::ptrdiff_t>(begin_ + at); }

  std::string_view text_;
  size_t begin_;
  std::vector<bool>* code_;
  std::map<size_t, std::vector<size_t>> runs_;  // of backquotes, by their number
};
}  // namespace

bool CodeFence::take(std::string_view line) {
  const std::string_view text = ascii::trimmed(line);
  if (!fence_.empty()) {
    if (text.starts_with(fence_) && text.find_first_not_of(fence_.front()) == text.npos)
      fence_.clear();
    return true;
  }
  const char mark = text.empty() ? ' ' : text.front();
  if (mark != '`' && mark != '~') return false;
  const size_t size = std::min(text.find_first_not_of(mark), text.size());
  if (size < 3 || (mark == '`' && text.find('`', size) != text.npos)) return false;
  fence_ = std::string(size, mark);
  return true;
}

std::vector<bool> code_of(std::string_view markdown) {
  std::vector<bool> code(markdown.size());
  CodeFence fence;
  size_t paragraph = 0;
  const auto end_paragraph = [&](size_t end, size_t next) {
    Paragraph(markdown.substr(paragraph, end - paragraph), paragraph, &code).mark();
    paragraph = next;
  };
  for (size_t at = 0; at < markdown.size();) {
    const size_t end = std::min(markdown.find('\n', at), markdown.size());
    const size_t next = std::min(end + 1, markdown.size());
    const std::string_view line = markdown.substr(at, end - at);
    const bool fenced = fence.take(line);
    if (fenced) {
      std::fill(code.begin() + static_cast<std::ptrdiff_t>(at),
                code.begin() + static_cast<std::ptrdiff_t>(next), true);
    }
    if (fenced || ascii::trimmed(line).empty()) end_paragraph(at, next);
    at = next;
  }
  end_paragraph(markdown.size(), markdown.size());
  return code;
}

}  // namespace plumbline
