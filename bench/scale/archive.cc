// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/scale/archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <numeric>

#include "bench/scale/chain.h"
#include "bench/support/misspell.h"
#include "schema/error.h"

namespace plumbline::bench {
namespace {
namespace fs = std::filesystem;

constexpr int kTalksPerEdition = 500;
constexpr std::size_t kThemeWords = 12;
constexpr std::size_t kSlideWords = 40, kMinuteWords = 140;  // where there are no real ones
constexpr const char* kSeries[] = {"kernel-days", "open-systems", "freeware-forum", "codefest",
                                   "toolchain-meeting"};
constexpr const char* kTracks[] = {"Main track", "Containers", "Embedded",   "Databases",
                                   "Security",   "Graphics",   "Networking", "Testing",
                                   "Hardware",   "Community"};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n')
      out += c;
  }
  return out;
}

std::string slug_of(std::string_view title, int number) {
  std::string slug = fmt::format("{}", number);
  bool apart = true;
  for (const char c : title.substr(0, 40)) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const bool stays = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
    if (stays) slug += (apart ? "-" : "") + std::string(1, lower);
    apart = !stays;
  }
  return slug;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  char before = ' ';
  for (const char c : text) {
    if (before <= ' ' && c > ' ') ++words;
    before = c;
  }
  return words;
}

std::vector<std::size_t> lengths_of(const std::vector<std::string>& texts, std::size_t usual) {
  std::vector<std::size_t> lengths;
  for (const std::string& text : texts) lengths.push_back(count_words(text));
  if (lengths.empty()) lengths.push_back(usual);
  return lengths;
}

void write_file(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  if (!(file << text)) throw Error(path.string() + " cannot be written");
}

class Archivist {
 public:
  Archivist(fs::path directory, const Texts& texts, const ArchiveSize& size)
      : directory_(std::move(directory)),
        texts_(texts),
        size_(size),
        random_(size.seed),
        slide_words_(lengths_of(texts.slides, kSlideWords)),
        minute_words_(lengths_of(texts.minutes, kMinuteWords)) {
    if (texts.abstracts.empty()) throw Error("there are no abstracts to make an archive of");
    for (const Abstract& abstract : texts.abstracts)
      chain_.read(abstract.title + "\n" + abstract.text);
    for (const std::string& slide : texts.slides) chain_.read(slide);
    for (const std::string& minute : texts.minutes) chain_.read(minute);
    chain_.prepare();
    shuffle_abstracts();
    make_people();
  }

  ArchiveCounts write() {
    write_topics();
    for (int first = 0; first < size_.talks; first += kTalksPerEdition)
      write_edition(first, std::min(size_.talks, first + kTalksPerEdition));
    counts_.talks = size_.talks;
    return counts_;
  }

 private:
  std::size_t draw(std::size_t bound) { return below(bound, &random_); }

  // std::shuffle differs between libraries.
  void shuffle_abstracts() {
    order_.resize(texts_.abstracts.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    for (std::size_t i = order_.size(); i > 1; --i) std::swap(order_[i - 1], order_[draw(i)]);
  }

  // First and last names of real people put together anew.
  void make_people() {
    std::vector<std::string> first{"Ada", "Grace", "Alan"}, last{"Example", "Sample", "Muster"};
    for (const std::string& name : texts_.people) {
      const auto blank = name.rfind(' ');
      if (blank == std::string::npos) continue;
      first.push_back(name.substr(0, name.find(' ')));
      last.push_back(name.substr(blank + 1));
    }
    for (int i = 0; i < 10 + size_.talks * 2 / 5; ++i)
      people_.push_back(first[draw(first.size())] + " " + last[draw(last.size())]);
  }

  // Few speak often and many once.
  const std::string& person() {
    const std::size_t at = std::min(draw(people_.size()), draw(people_.size()));
    return people_[std::min(at, draw(people_.size()))];
  }

  // Words of middling frequency that are no grammar.
  std::vector<std::string> topic_names() const {
    std::vector<std::pair<std::uint32_t, std::string>> words;
    for (const auto& [word, count] : chain_.counts()) {
      const bool plain =
          std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (plain && word.size() >= 6) words.emplace_back(count, word);
    }
    std::sort(words.rbegin(), words.rend());
    std::vector<std::string> names;
    for (std::size_t i = 100;
         i < words.size() && names.size() < static_cast<std::size_t>(size_.topics); i += 5)
      names.push_back(words[i].second);
    return names;
  }

  void write_topics() {
    const std::vector<std::string> names = topic_names();
    for (const std::string& name : names) {
      std::string title = name;
      title[0] = static_cast<char>(title[0] - 32);
      write_file(
          directory_ / "topics" / (name + ".md"),
          fmt::format("---\ntitle: {}\nkind: concept\naliases: [{} tools]\nsummary: What is known "
                      "of it.\nrelated: [{}]\nsources:\n  - https://topics.example/{}\n---\n{}\n",
                      title, name, names[draw(names.size())], name, chain_.line(60, {}, &random_)));
    }
    counts_.topics = static_cast<int>(names.size());
  }

  void write_edition(int first, int end) {
    const int number = first / kTalksPerEdition,
              year = 2024 - number / static_cast<int>(std::size(kSeries));
    const std::string series = kSeries[static_cast<std::size_t>(number) % std::size(kSeries)];
    const std::string event = fmt::format("{}-{}", series, year),
                      day = fmt::format("{}-05-{:02}", year, 2 + number % 20);
    std::string xml = fmt::format(
        "<?xml version=\"1.0\" "
        "encoding=\"UTF-8\"?>\n<schedule><conference><acronym>{0}</acronym><title>{1} {2}</title>"
        "<city>Brussels</city><start>{3}</start><end>{3}</end><day_change>09:00:00</day_change>"
        "<time_zone_name>Europe/Brussels</time_zone_name><base_url>https://{0}.example/</"
        "base_url></conference>\n"
        "<day index=\"1\" date=\"{3}\">\n",
        event, series, year, day);
    for (int room = 0; room * 25 < end - first; ++room) {
      xml += fmt::format("<room name=\"H.{}\">\n", 100 + room);
      const int room_end = std::min(end, first + room * 25 + 25);
      for (int talk = first + room * 25; talk < room_end; ++talk)
        xml += talk_of(event, day, talk, room);
      xml += "</room>\n";
    }
    write_file(directory_ / "programmes" / (event + ".xml"), xml + "</day></schedule>\n");
    ++counts_.editions;
  }

  // Its entry in the programme; writes its deck and transcript.
  std::string talk_of(const std::string& event, const std::string& day, int talk, int room) {
    const Abstract& abstract =
        texts_.abstracts[order_[static_cast<std::size_t>(talk) % order_.size()]];
    const std::string slug = slug_of(abstract.title, talk),
                      time = fmt::format("{:02}:{:02}", 9 + talk % 25 / 3, talk % 25 % 3 * 20);
    const std::vector<std::string> theme = theme_of(abstract.text, kThemeWords);
    if (draw(10) < 8) write_deck(event, slug, abstract, theme);
    if (draw(10) < 2) write_transcript(event, slug, theme);
    std::string persons;
    for (std::size_t n = draw(4) == 0 ? 2 : 1; n > 0; --n)
      persons += "<person>" + escaped(person()) + "</person>";
    return fmt::format(
        "<event guid=\"{0}-{1}\" "
        "id=\"{1}\"><date>{2}T{3}:00+02:00</date><start>{3}</start><duration>00:20</duration>"
        "<slug>{4}</slug><title>{5}</title><track>{6}</track><type>talk</type><abstract>{7}</"
        "abstract>"
        "<persons>{8}</persons></event>\n",
        event, talk, day, time, slug, escaped(abstract.title),
        kTracks[static_cast<std::size_t>(room) % std::size(kTracks)], escaped(abstract.text),
        persons);
  }

  void write_deck(const std::string& event, const std::string& slug, const Abstract& abstract,
                  const std::vector<std::string>& theme) {
    const std::size_t pages = 8 + draw(23);
    std::string title = abstract.title;
    std::replace(title.begin(), title.end(), '\'', ' ');
    std::string text = fmt::format(
        "---\ntitle: '{}'\nevent: {}\npages: {}\nsources:\n  - https://{}.example/{}.pdf\n---\n",
        title, event, pages, event, slug);
    for (std::size_t page = 0; page < pages; ++page) {
      if (page > 0) text += "\n---\n";
      text += "\n## " + chain_.line(2 + draw(4), theme, &random_) + "\n\n";
      std::size_t words = slide_words_[draw(slide_words_.size())];
      for (std::size_t n = 0; words > 0; words -= n) {
        n = std::min(words, 5 + draw(9));
        text += "- " + chain_.line(n, theme, &random_) + "\n";
      }
    }
    write_file(directory_ / "slides" / event / (slug + ".md"), text);
    ++counts_.decks;
  }

  void write_transcript(const std::string& event, const std::string& slug,
                        const std::vector<std::string>& theme) {
    const std::size_t minutes = 10 + draw(21);
    std::string text = "WEBVTT\n";
    for (std::size_t minute = 0; minute < minutes; ++minute) {
      std::size_t words = minute_words_[draw(minute_words_.size())];
      for (std::size_t cue = 0; cue < 6; ++cue) {
        const std::size_t n = cue == 5 ? words : words / (6 - cue);
        text += fmt::format(
            "\n{:02}:{:02}.000 --> {:02}:{:02}.900\n{}{}\n", minute, cue * 10, minute, cue * 10 + 9,
            chain_.line(std::max<std::size_t>(n, 1), theme, &random_), cue == 5 ? "." : "");
        words -= n;
      }
    }
    write_file(directory_ / "transcripts" / event / (slug + ".vtt"), text);
    ++counts_.transcripts;
  }

  fs::path directory_;
  const Texts& texts_;
  ArchiveSize size_;
  std::mt19937 random_;
  Chain chain_;
  std::vector<std::size_t> slide_words_, minute_words_, order_;
  std::vector<std::string> people_;
  ArchiveCounts counts_;
};
}  // namespace

ArchiveCounts write_archive(const fs::path& directory, const Texts& texts,
                            const ArchiveSize& size) {
  return Archivist(directory, texts, size).write();
}

}  // namespace plumbline::bench
