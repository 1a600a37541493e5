// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/security.h: what a browser may do with any answer of this server.
#pragma once

#include "server/http/message.h"

namespace plumbline {

void add_security_headers(HttpResponse* response);

}  // namespace plumbline
