// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/identifier_handlers.h: the index of identifiers and its entries.
#pragma once

#include "server/http/handlers.h"

namespace plumbline {

HttpResponse identifiers(const Call& call);  // /xref
HttpResponse identifier(const Call& call);   // /xref/{identifier}, which may have "/" in it

}  // namespace plumbline
