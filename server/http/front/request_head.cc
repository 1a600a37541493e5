// SPDX-License-Identifier: MIT OR Apache-2.0
// Each step takes one piece and gives the status that it is refused with, or 0.
#include "server/http/front/request_head.h"

#include <algorithm>
#include <limits>

namespace plumbline::front {
namespace {

constexpr std::string_view kLineEnd = "\r\n", kHeadEnd = "\r\n\r\n";
constexpr std::size_t kMaxLengthDigits = 19;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

template <class Predicate>
bool all(std::string_view text, Predicate fits) {
  return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

bool consists_of(std::string_view text, std::string_view marks) {
  return all(text, [&](char c) {
    return is_digit(c) || is_letter(c) || marks.find(c) != std::string_view::npos;
  });
}

bool is_token(std::string_view text) { return consists_of(text, "!#$%&'*+-.^_`|~"); }
bool is_host(std::string_view text) { return consists_of(text, ".-_:[]"); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// What stands before the separator; the rest stays in *text, and is empty where there is no
// separator.
std::string_view cut(std::string_view* text, std::string_view separator) {
  const std::string_view piece = text->substr(0, text->find(separator));
  text->remove_prefix(std::min(text->size(), piece.size() + separator.size()));
  return piece;
}

std::size_t size_of_empty_lines(std::string_view bytes) {
  std::size_t size = 0;
  while (size < 2 * kLineEnd.size() && bytes.substr(size).starts_with(kLineEnd))
    size += kLineEnd.size();
  return size;
}

// CR and LF stand together and only there; the last CR may be waiting for its LF.
bool has_clean_lines(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\0') return false;
    if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) return false;
    if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] != '\n') return false;
  }
  return true;
}

int read_version(std::string_view version, RequestHead* head) {
  if (version.size() != 8 || !version.starts_with("HTTP/") || version[6] != '.') return 400;
  if (!is_digit(version[5]) || !is_digit(version[7])) return 400;
  if (version[5] != '1') return 505;
  head->minor_version = version[7] == '0' ? 0 : 1;
  return 0;
}

// "http://host/path", as it is sent to a proxy, names the host a second time and has the last word.
int read_absolute_form(std::string* target, std::string* host) {
  for (std::string_view scheme : {"http://", "https://"}) {
    if (lower(target->substr(0, scheme.size())) != scheme) continue;
    const std::string rest = target->substr(scheme.size());
    const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
    *host = rest.substr(0, end);
    *target = rest.substr(end);
    if (!target->starts_with('/')) target->insert(0, "/");
    return is_host(*host) ? 0 : 400;
  }
  return 0;
}

int read_target(std::string_view target, const Limits& limits, RequestHead* head,
                std::string* host) {
  head->target = target.substr(0, limits.max_target_bytes);
  if (target.size() > limits.max_target_bytes) return 414;
  const bool is_clean = all(target, [](char c) { return !is_control(c) && c != ' ' && c != '#'; });
  if (!is_clean) return 400;
  if (const int status = read_absolute_form(&head->target, host)) return status;
  if (head->method == "OPTIONS" && target == "*") return 0;
  if (!head->target.starts_with('/')) return head->method == "CONNECT" ? 405 : 400;
  const std::size_t path_size = std::min(head->target.find('?'), head->target.size());
  return path_size > limits.max_path_bytes ? 414 : 0;
}

int read_request_line(std::string_view line, const Limits& limits, RequestHead* head,
                      std::string* host) {
  const std::string_view method = cut(&line, " "), target = cut(&line, " ");
  if (!is_token(method)) return 400;
  head->method = method;
  // A line without a version is cut short, or of HTTP/0.9; the address is what to complain about
  // first.
  const int status = read_target(target, limits, head, host);
  const int version_status = read_version(line, head);
  return status == 414 || version_status == 0 ? status : version_status;
}

int read_content_length(std::string_view value, RequestHead* head) {
  if (head->content_length || !all(value, is_digit)) return 400;
  head->content_length = value.size() > kMaxLengthDigits ? std::numeric_limits<std::uint64_t>::max()
                                                         : std::stoull(std::string(value));
  return 0;
}

void read_connection(std::string_view value, RequestHead* head, bool* keep_alive) {
  while (!value.empty()) {
    const std::string option = lower(trimmed(cut(&value, ",")));
    head->close |= option == "close";
    *keep_alive |= option == "keep-alive";
  }
}

class FieldsReader {
 public:
  FieldsReader(const Limits& limits, RequestHead* head) : limits_(limits), head_(head) {}

  int read(std::string_view line) {
    if (head_->fields.size() == limits_.max_fields) return 431;
    const std::size_t colon = line.find(':');
    if (colon == line.npos || !is_token(line.substr(0, colon))) return 400;
    const std::string name = lower(line.substr(0, colon));
    const std::string_view value = trimmed(line.substr(colon + 1));
    for (char c : value) {
      if (is_control(c) && c != '\t') return 400;
    }
    if (const int status = understand(name, value)) return status;
    head_->fields.emplace_back(name, value);
    return 0;
  }

  int finish() {
    if (head_->minor_version == 0 && !keep_alive_) head_->close = true;
    return hosts_ == 1 || (hosts_ == 0 && head_->minor_version == 0) ? 0 : 400;
  }

 private:
  int understand(const std::string& name, std::string_view value) {
    if (name == "host") return ++hosts_ > 1 || !is_host(value) ? 400 : 0;
    if (name == "transfer-encoding") return 501;
    if (name == "content-length") return read_content_length(value, head_);
    if (name == "connection") read_connection(value, head_, &keep_alive_);
    if (name != "expect") return 0;
    head_->expects_continue = lower(value) == "100-continue";
    return head_->expects_continue ? 0 : 417;
  }

  const Limits& limits_;
  RequestHead* head_;
  int hosts_ = 0;
  bool keep_alive_ = false;
};

// `lines` is the head without its last empty line.
int read_lines(std::string_view lines, const Limits& limits, RequestHead* head) {
  std::string host;
  if (const int status = read_request_line(cut(&lines, kLineEnd), limits, head, &host))
    return status;
  FieldsReader reader(limits, head);
  while (!lines.empty()) {
    if (const int status = reader.read(cut(&lines, kLineEnd))) return status;
  }
  if (const int status = reader.finish()) return status;
  for (auto& [name, value] : head->fields) {
    if (name == "host" && !host.empty()) value = host;
  }
  return 0;
}

int status_of_endless(std::string_view bytes, const Limits& limits, RequestHead* head) {
  const std::string_view line = bytes.substr(0, bytes.find(kLineEnd));
  std::string host;
  const int status = read_request_line(line, limits, head, &host);
  return status == 414 || line.size() == bytes.size() ? 414 : 431;
}

}  // namespace

std::string_view RequestHead::field(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

HeadReading read_head(std::string_view bytes, const Limits& limits) {
  HeadReading reading;
  const auto refused = [&](int status) {
    reading.state = HeadReading::State::kRefused;
    reading.status = status;
    return reading;
  };
  const std::size_t start = size_of_empty_lines(bytes);
  bytes.remove_prefix(start);
  const std::size_t end = bytes.find(kHeadEnd);
  const std::size_t size = end == bytes.npos ? bytes.size() : end + kHeadEnd.size();
  if (size > limits.max_head_bytes || (end == bytes.npos && size == limits.max_head_bytes))
    return refused(status_of_endless(bytes.substr(0, size), limits, &reading.head));
  if (!has_clean_lines(bytes.substr(0, size))) return refused(400);
  if (end == bytes.npos) return reading;
  if (const int status = read_lines(bytes.substr(0, end), limits, &reading.head))
    return refused(status);
  reading.state = HeadReading::State::kComplete;
  reading.size = start + size;
  return reading;
}

}  // namespace plumbline::front
