// SPDX-License-Identifier: MIT OR Apache-2.0
// What /metrics says.
#include "server/http/application.h"

namespace plumbline {
namespace {

void write_collection_metrics(const PublicationInfo& info, MetricsWriter* out) {
  out->begin("plumbline_publication_info", "gauge", "The generation that is served.");
  out->value("plumbline_publication_info", MetricsWriter::label("generation", info.generation), 1);
  out->begin("plumbline_documents", "gauge", "Documents of the collection, by kind.");
  for (const auto& [kind, count] : {std::pair("talk", info.talks),
                                    {"topic", info.topics},
                                    {"person", info.people},
                                    {"event", info.events}}) {
    out->value("plumbline_documents", MetricsWriter::label("kind", kind),
               static_cast<double>(count));
  }
  out->begin("plumbline_passages", "gauge", "Passages of the collection.");
  out->value("plumbline_passages", "", static_cast<double>(info.passages));
}

void write_cache_metrics(const AnswerCache& cache, MetricsWriter* out) {
  const AnswerCache::Counters counters = cache.counters();
  const auto one = [&](const char* name, const char* type, const char* help, auto value) {
    out->begin(name, type, help);
    out->value(name, "", static_cast<double>(value));
  };
  one("plumbline_cache_hits_total", "counter", "Answers that were made before and sent again.",
      counters.hits);
  one("plumbline_cache_misses_total", "counter",
      "Answers that might have been kept, but were made.", counters.misses);
  one("plumbline_cache_evictions_total", "counter", "Kept answers that made way for others.",
      counters.evictions);
  one("plumbline_cache_answers", "gauge", "Answers that are kept.", counters.entries);
  one("plumbline_cache_bytes", "gauge", "Memory that they take.", counters.bytes);
  one("plumbline_cache_max_bytes", "gauge", "Memory that they may take.", cache.max_bytes());
}

}  // namespace

std::string Application::metrics(const Collection& collection) const {
  MetricsWriter out;
  std::vector<std::string_view> paths;
  for (const Route& route : routes()) paths.push_back(route.pattern.path);
  metrics_.write(paths, &out);
  const auto one = [&](const char* name, const char* type, const char* help, double value) {
    out.begin(name, type, help);
    out.value(name, "", value);
  };
  one("plumbline_publication_reloads_total", "counter", "New databases taken up.",
      static_cast<double>(publications_.loads()));
  one("plumbline_publication_reload_failures_total", "counter", "New databases that were refused.",
      static_cast<double>(publications_.failures()));
  one("plumbline_publication_refused", "gauge",
      "1 while the newest database cannot be used and an older one is served.",
      publications_.trouble().empty() ? 0 : 1);
  one("plumbline_publication_damaged", "gauge",
      "1 where what is served was found to be damaged, and nothing is answered from it.",
      collection.is_damaged() ? 1 : 0);
  one("plumbline_publication_time_seconds", "gauge", "When what is served was published.",
      static_cast<double>(collection.published()));
  write_collection_metrics(collection.info(), &out);
  write_cache_metrics(cache_, &out);
  write_process_metrics(&out);
  if (options_.more_metrics) options_.more_metrics(&out);
  return out.text();
}

}  // namespace plumbline
