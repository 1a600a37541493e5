// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/target.h"

#include <algorithm>

#include "schema/text/percent.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

// Bytes that an address cannot have, escaped: what is shown or linked of it is then UTF-8.
std::string ascii_only(std::string_view text) {
  return percent_encoded(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// False for a wrong escape; then *out has it as it stands.
bool decode(std::string_view text, bool plus_is_space, std::string* out) {
  bool well_formed = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int byte = escaped_byte(text, i);
    if (byte >= 0) {
      *out += static_cast<char>(byte);
      i += 2;
      continue;
    }
    well_formed &= text[i] != '%';
    *out += plus_is_space && text[i] == '+' ? ' ' : text[i];
  }
  return well_formed;
}

std::string decoded_parameter(std::string_view text) {
  std::string out;
  decode(text, true, &out);
  return clean_utf8(out);
}

}  // namespace

Parameters read_form(std::string_view query) {
  Parameters parameters;
  while (!query.empty()) {
    const std::string_view field = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), field.size() + 1));
    if (field.empty()) continue;
    const std::size_t equals = std::min(field.find('='), field.size());
    const std::string_view value = field.substr(std::min(field.size(), equals + 1));
    parameters.emplace_back(decoded_parameter(field.substr(0, equals)), decoded_parameter(value));
  }
  return parameters;
}

namespace {

// UTF-8 without control characters, also those of Latin-1, which a terminal that shows a log would obey.
bool is_plain(std::string_view text) {
  return clean_utf8(text) == text && text.find_first_of("\n\t") == std::string_view::npos;
}

// "http://host/path", as a client may send it to what it takes for a proxy, without its beginning.
std::string_view origin_form(std::string_view target) {
  for (std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const std::size_t slash = target.find('/', scheme.size());
    return slash == std::string_view::npos ? "/" : target.substr(slash);
  }
  return target;
}

}  // namespace

bool read_target(std::string_view target, HttpRequest* request) {
  request->target = target;
  target = origin_form(target);
  const std::size_t question = std::min(target.find('?'), target.size());
  request->path.clear();
  const bool well_formed = decode(target.substr(0, question), false, &request->path);
  request->query = ascii_only(target.substr(std::min(target.size(), question + 1)));
  request->parameters = read_form(request->query);
  return well_formed && request->path.starts_with('/') && is_plain(request->path);
}

}  // namespace plumbline
