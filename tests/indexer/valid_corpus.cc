// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/indexer/valid_corpus.h"

#include <gtest/gtest.h>

#include "indexer/check/check.h"
#include "indexer/fingerprint.h"
#include "indexer/identity/assemble.h"
#include "indexer/link/link.h"
#include "indexer/map/layout_process.h"
#include "indexer/sources/formats.h"
#include "indexer/sources/people.h"
#include "indexer/sources/read.h"
#include "schema/text/markup.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {

CorpusFiles valid_corpus() {
  return {{"events/lpc-2023.md", R"(---
title: Linux Plumbers Conference 2023
short: LPC 2023
series: lpc
start: 2023-11-13
end: 2023-11-15
place: Richmond, Virginia, USA
links:
  page: https://lpc.events/event/17/
sources:
  - https://lpc.events/event/17/
---
The second Rust microconference.
)"},
          {"events/kangrejos-2025.md", R"(---
title: Kangrejos 2025
short: Kangrejos 2025
series: kangrejos
sources:
  - https://kangrejos.com/2025
---
The Rust for Linux workshop.
)"},
          {"talks/lpc-2023/klint.md", R"(---
title: "Klint: detection of atomic context violations"
event: lpc-2023
date: 2023-11-15
start: "10:00"
end: "10:30"
room: Club E
track: Rust MC
kind: talk
speakers: [Gary Guo]
topics: [klint, atomic-context]
links:
  page: https://lpc.events/event/17/contributions/1431
  article: https://lwn.net/Articles/951550/
sources:
  - https://lpc.events/event/17/contributions/1431
---
Code in atomic context must not sleep, and *klint* finds where it does.
The Nova driver uses it.

## Limits

It needs annotations; see [the report](https://lwn.net/Articles/1038750/).
)"},
          {"talks/lpc-2023/nova.md", R"(---
title: Nova, a GPU driver
title_verified: false
event: lpc-2023
kind: keynote
abstract: title-only
speakers: [Danilo Krummrich, Björn Roy Baron]
topics: [nova, klint]
sources:
  - https://lpc.events/event/17/contributions/1500
---
What is known of the driver.
)"},
          {"talks/kangrejos-2025/klint.md", R"(---
title: klint, the sequel
event: kangrejos-2025
kind: discussion
abstract: from-report
speakers: [Gary Guo]
topics: [klint, atomic-context]
follows: lpc-2023/klint
links:
  article: https://lwn.net/Articles/1038750/
sources:
  - https://lwn.net/Articles/1038750/
---
An update on [[klint]] after [[talks/lpc-2023/klint|the first talk]].
)"},
          {"notes/lpc-2023/klint.md", R"(---
title: "Klint at LPC 2023: what was said"
event: lpc-2023
sources:
  - https://lwn.net/Articles/951550/
---
Locks and klint were discussed.

## Limits

False reports.
)"},
          {"slides/lpc-2023/nova.md", R"(---
title: The Nova driver
event: lpc-2023
pages: 4
links: {slides: "https://lpc.events/event/17/nova.pdf"}
sources: ["https://lpc.events/event/17/nova.pdf"]
---

## Nova

By its authors.

---

---

## Firmware

- GSP
- `nova-core`

---

## Questions
)"},
          {"topics/klint.md", R"(---
title: klint
kind: tool
aliases: [kernel lint, klint tool]
summary: A lint tool that finds sleeping in atomic context.
parent: tooling
related: [atomic-context]
links:
  code: https://github.com/Rust-for-Linux/klint
sources:
  - https://github.com/Rust-for-Linux/klint
---
It is used in place of the compiler.
)"},
          {"topics/atomic-context.md", R"(---
title: Atomic context
kind: concept
aliases: [sleep in atomic context]
summary: Where code must not sleep.
related: [klint]
sources:
  - https://docs.kernel.org/locking/
---
Code that holds a spinlock.
)"},
          {"topics/nova.md", R"(---
title: Nova GPU driver
kind: driver
aliases: [Nova, nova-core]
summary: A driver for GPUs with a GSP.
related: [klint]
sources:
  - https://rust-for-linux.com/nova-gpu-driver
---
In two parts, one of them nova-core.
)"},
          {"topics/tooling.md", R"(---
title: Tools
kind: concept
aliases: [developer tools]
summary: What helps to write kernel code.
related: [klint]
sources:
  - https://rust-for-linux.com/
---
Compilers, linters and more.
)"},
          {"people.yml", R"(# People whose name is written in more than one way.
- {name: Gary Guo, also: [nbdd0121]}
- {name: Björn Roy Baron, also: [Bjoern Roy Baron, bjorn3]}
)"}};
}

void write_corpus(const CorpusFiles& files, const std::string& directory) {
  for (const auto& [name, text] : files) write_file(directory + "/" + name, text);
}

Indexed index_files(const CorpusFiles& files) {
  layout_process();  // a fork of one thread, as in the program
  Indexed out;
  for (const auto& [name, text] : files) {
    if (name == "people.yml") {
      out.corpus.people_name = out.corpus.people_file = name;
      out.corpus.people_hash = fingerprint(text);
      out.corpus.people = read_people(text, name, &out.problems);
    } else {
      Reading reading = read_input(all_formats(), {name, name, text}).reading;
      for (Source& source : reading.sources) out.corpus.sources.push_back(std::move(source));
      out.problems.insert(out.problems.end(), reading.problems.begin(), reading.problems.end());
    }
  }
  out.corpus.sort();
  assemble(&out.corpus, {}, &out.problems);
  check_corpus(&out.corpus, &out.problems);
  out.knowledge = link_corpus(out.corpus, &out.problems);
  sort_problems(&out.problems);
  return out;
}

RowId Indexed::id(SourceKind kind, const std::string& slug) const {
  for (const DocumentRecord& row : knowledge.documents) {
    if (row.kind == kind && row.slug == slug) return row.id;
  }
  ADD_FAILURE() << "no " << kind_name(kind) << " " << slug;
  return 0;
}

std::string Indexed::links(SourceKind kind, const std::string& slug,
                           const std::string& link_kind) const {
  std::string out;
  for (const LinkRecord& link : knowledge.links) {
    if (link.source != id(kind, slug) || link.kind != link_kind) continue;
    const DocumentRecord& target = knowledge.documents[static_cast<std::size_t>(link.target - 1)];
    out += (out.empty() ? "" : " ") + target.slug + ":" + std::to_string(link.ordinal) + "x" +
           std::to_string(link.count);
  }
  return out;
}

Problems check_directory(const std::string& directory) {
  Problems problems;
  const std::vector<SourceFile> files = find_sources({directory}, &problems);
  Cache cache("");
  Workers workers(all_formats());
  ReadFiles read = read_files(files, &cache, &workers, [] {});
  Corpus corpus = gather(&read.readings, &problems);
  assemble(&corpus, {}, &problems);
  check_corpus(&corpus, &problems);
  link_corpus(corpus, &problems);
  sort_problems(&problems);
  return problems;
}

std::string lines_of(const Problems& problems) {
  std::string lines;
  for (const Problem& problem : problems) lines += to_string(problem) + "\n";
  return lines;
}

void replace_in(std::string* text, const std::string& from, const std::string& to) {
  const auto at = text->find(from);
  ASSERT_NE(at, std::string::npos) << "no \"" << from << "\" to replace";
  text->replace(at, from.size(), to);
}

std::string html_of(const PassageRecord& passage) {
  return stored_html(passage.body, passage.markup);
}

}  // namespace plumbline
