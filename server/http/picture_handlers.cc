// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/picture_handlers.h"

#include "server/http/problem.h"
#include "server/pages/slide_pictures.h"
#include "server/pages/urls.h"

namespace plumbline {

HttpResponse slide_picture(const Call& call) {
  const std::string slug = call.captures[0] + "/" + call.captures[1];
  auto picture = find_slide_picture(call.db, slug, call.captures[2], call.captures[3]);
  if (picture) return {.content_type = "image/webp", .body = std::move(*picture)};
  const Document* talk = call.collection.catalog().find(Kind::kTalk, slug);
  throw not_found("There is no picture " + call.request.path + " here.",
                  talk ? std::vector{path_of(*talk)} : std::vector<std::string>());
}

}  // namespace plumbline
