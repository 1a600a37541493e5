// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/whisper.h: the JSON that Whisper and its relatives write to a transcript. OpenAI's, faster-whisper
// and WhisperX have `segments` with `start` and `end` in seconds, whisper.cpp has `transcription` with `offsets` in
// milliseconds, and Hugging Face's Transformers `chunks` with a `timestamp` of both in seconds, which may be words
// alone. Times may be texts, too ("4.5"). Words and tokens within a segment are not looked at.
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

extern const Format kWhisper;

}  // namespace plumbline
