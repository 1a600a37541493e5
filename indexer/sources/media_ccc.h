// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/media_ccc.h: what the API of media.ccc.de and of other voctowebs answers: /public/conferences/<acronym>,
// /public/events of any kind, and /public/events/<guid>. https://github.com/voc/voctoweb
//
// A recording has the guid of its talk in the programme, and a talk's title, subtitle, text, persons, language and beginning.
// How long it is tells nothing of the talk's end.
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

bool recognizes_media_ccc(const Input& input);
Reading read_media_ccc(const Input& input);

}  // namespace plumbline
