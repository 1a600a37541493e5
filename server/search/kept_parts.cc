// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/kept_parts.h"

namespace plumbline {

std::size_t kept_bytes(const std::vector<RelatedTalk>& talks) {
  std::size_t bytes = talks.size() * sizeof(RelatedTalk);
  for (const RelatedTalk& talk : talks) {
    for (const Because& because : talk.because)
      bytes += sizeof because + because.value.size() + because.detail.size();
    if (talk.notes)
      bytes += talk.notes->anchor.size() + talk.notes->heading.size() + talk.notes->text.size();
  }
  return bytes;
}

}  // namespace plumbline
