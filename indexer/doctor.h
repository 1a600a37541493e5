// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/doctor.h: plumbline-index --doctor: what one file is, what it has, what it lacks, and what to ask
// its author for.
#pragma once

#include <string>

#include "indexer/sources/formats.h"

namespace plumbline {

struct Diagnosis {
  std::string format, title;  // "pentabarf", "Pentabarf schedule.xml"; "" for none
  int talks = 0, parts = 0, passages = 0, people = 0;
  std::string event;  // slug of the first
  int events = 0;
  // What describe_programme() says; empty for what is no programme.
  std::vector<std::string> dialect;
  // How many of the talks have what a programme should have.
  int with_day = 0, with_time = 0, with_utc = 0, with_room = 0, with_speakers = 0,
      with_abstract = 0, with_slides = 0, with_video = 0, with_page = 0;
  std::vector<std::string> requests;  // what to ask the author for, a sentence each
  Problems problems;
};

Diagnosis diagnose(const Recognized& file);

// A format that every file has, whose reading is the lines of describe_programme() as problems: so that a worker
// can say them, too.
extern const KnownFormat kDialect;

// Some lines for people; `path` begins them.
std::string to_text(const Diagnosis& diagnosis, const std::string& path);
// One JSON object on one line.
std::string to_json(const Diagnosis& diagnosis, const std::string& path);

// Reads the file in a worker and prints what it is on standard output. 0 where it gives something, 1 where
// it gives nothing, 2 where it cannot be read.
int run_doctor(const std::string& path, bool json);

}  // namespace plumbline
