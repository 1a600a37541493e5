// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/urls.h"

#include <algorithm>

#include "schema/text/ascii.h"
#include "schema/text/percent.h"

namespace plumbline {
namespace {

constexpr ascii::Signs kUnreserved(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~");

std::string_view folder_of(Kind kind) {
  switch (kind) {
    case Kind::kTalk:
      return "/talks/";
    case Kind::kTopic:
      return "/topics/";
    case Kind::kEvent:
      return "/events/";
    case Kind::kPerson:
      return "/people/";
  }
  return "/";
}

void append_encoded(std::string_view text, bool keep_slashes, std::string* out) {
  const auto keep = [&](char c) { return kUnreserved.has(c) || (keep_slashes && c == '/'); };
  append_percent_encoded(text, keep, out);
}

// Collects "?name=value&name=value"; a parameter without a value is left out.
class QueryString {
 public:
  void add(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    text_ += text_.empty() ? '?' : '&';
    text_ += name;
    text_ += '=';
    append_encoded(value, false, &text_);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace

std::string percent_encode(std::string_view text) {
  std::string encoded;
  append_encoded(text, false, &encoded);
  return encoded;
}

std::string path_encode(std::string_view path) {
  std::string encoded;
  append_encoded(path, true, &encoded);
  return encoded;
}

std::string_view sort_name(Sort sort) {
  switch (sort) {
    case Sort::kDefault:
      return "";
    case Sort::kRelevance:
      return "relevance";
    case Sort::kNewest:
      return "-date";
    case Sort::kOldest:
      return "date";
    case Sort::kTitle:
      return "title";
  }
  return "";
}

std::string path_of(const Document& document) {
  std::string path(folder_of(document.kind));
  append_encoded(document.slug, true, &path);
  return path;
}

std::string path_at(std::string_view path, std::string_view at) {
  if (at.empty()) return std::string(path);
  const char* joint = path.find('?') == std::string_view::npos ? "?" : "&";
  return std::string(path) + joint + "at=" + percent_encode(at);
}

std::string path_of_identifier(std::string_view name, std::string_view suffix) {
  constexpr std::string_view kSuffixes[] = {".html", ".json", ".txt", ".csv", ".ndjson",
                                            ".atom", ".md",   ".bib", ".ics"};
  std::string path = "/xref/";
  append_encoded(name, true, &path);
  const bool misleading = std::any_of(std::begin(kSuffixes), std::end(kSuffixes),
                                      [&](std::string_view end) { return name.ends_with(end); });
  return path + std::string(suffix.empty() && misleading ? ".html" : suffix);
}

std::string search_path(std::string_view page, const SearchRequest& request,
                        std::string_view cursor) {
  QueryString query;
  query.add("q", request.q);
  for (std::string_view name : kFilterNames) {
    const auto found = request.filters.find(name);
    if (found == request.filters.end()) continue;
    for (const std::string& value : found->second) query.add(name, value);
  }
  query.add("from", request.from);
  query.add("to", request.to);
  query.add("sort", sort_name(request.sort));
  if (request.limit != SearchRequest{}.limit) query.add("limit", std::to_string(request.limit));
  if (request.explain) query.add("explain", "1");
  query.add("cursor", cursor);
  return std::string(page) + query.text();
}

SearchRequest toggled(const SearchRequest& request, std::string_view filter,
                      const std::string& value) {
  SearchRequest changed = request;
  changed.cursor.clear();
  std::vector<std::string>& values = changed.filters[std::string(filter)];
  const auto found = std::find(values.begin(), values.end(), value);
  if (found == values.end()) {
    values.push_back(value);
  } else {
    values.erase(found);
  }
  if (values.empty()) changed.filters.erase(std::string(filter));
  return changed;
}

}  // namespace plumbline
