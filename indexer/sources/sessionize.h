// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/sessionize.h: the programme of an event as the API of Sessionize gives it, in any of its views with
// sessions: All, Sessions (also grouped) and GridSmart. None of them names the event: its directory does.
// https://sessionize.com/playbook/api
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

bool recognizes_sessionize(const Input& input);
Reading read_sessionize(const Input& input);

}  // namespace plumbline
