// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/picture_handlers.h: pages of decks as pictures.
#pragma once

#include "server/http/handlers.h"

namespace plumbline {

HttpResponse slide_picture(const Call& call);  // /talks/{event}/{slug}/slides/7.webp

}  // namespace plumbline
