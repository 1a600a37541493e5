// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/wording.h"

namespace plumbline {
namespace {

// In English, of three letters and in themselves, with blanks between them, in the order of their codes.
constexpr std::pair<std::string_view, std::string_view> kLanguages[] = {
    {"ar", "arabic ara"},
    {"bg", "bulgarian bul"},
    {"ca", "catalan cat català"},
    {"cs", "czech ces cze čeština česky cesky"},
    {"da", "danish dan dansk"},
    {"de", "german deu ger deutsch allemand"},
    {"el", "greek ell gre"},
    {"en", "english eng englisch anglais inglés"},
    {"eo", "esperanto epo"},
    {"es", "spanish spa español castellano"},
    {"et", "estonian est eesti"},
    {"eu", "basque eus baq euskara"},
    {"fa", "persian farsi fas per"},
    {"fi", "finnish fin suomi"},
    {"fr", "french fra fre français französisch"},
    {"gl", "galician glg galego"},
    {"he", "hebrew heb"},
    {"hi", "hindi hin"},
    {"hr", "croatian hrv hrvatski"},
    {"hu", "hungarian hun magyar"},
    {"id", "indonesian ind"},
    {"it", "italian ita italiano"},
    {"ja", "japanese jpn 日本語"},
    {"ko", "korean kor 한국어"},
    {"lt", "lithuanian lit"},
    {"lv", "latvian lav"},
    {"nl", "dutch nld dut nederlands flemish"},
    {"no", "norwegian nor norsk"},
    {"pl", "polish pol polski"},
    {"pt", "portuguese por português"},
    {"ro", "romanian ron rum"},
    {"ru", "russian rus русский"},
    {"sk", "slovak slk slo slovenčina"},
    {"sl", "slovenian slovene slv"},
    {"sr", "serbian srp"},
    {"sv", "swedish swe svenska"},
    {"th", "thai tha"},
    {"tr", "turkish tur türkçe"},
    {"uk", "ukrainian ukr українська"},
    {"vi", "vietnamese vie"},
    {"zh", "chinese zho chi mandarin 中文"}};
constexpr std::size_t kCode = 2;

bool is_named(std::string_view names, std::string_view name) {
  const auto all = split(names, ' ');
  return std::find(all.begin(), all.end(), name) != all.end();
}

// "de" of "de/en", "German" of "German and English".
std::string first_of(std::string_view language) {
  const std::string small = lower(trimmed(language));
  const std::string_view first(small);
  return std::string(
      trimmed(first.substr(0, std::min(first.find_first_of("/,;+&|("), first.find(" and ")))));
}
}  // namespace

std::string language_code(std::string_view language) {
  const std::string name = first_of(language);
  const auto* const known =
      std::find_if(std::begin(kLanguages), std::end(kLanguages),
                   [&](const auto& each) { return is_named(each.second, name); });
  if (!name.empty() && known != std::end(kLanguages)) return std::string(known->first);
  const bool with_region = name.size() > kCode && (name[kCode] == '-' || name[kCode] == '_');
  if (with_region) return name.substr(0, kCode);
  const bool is_word = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == name.npos;
  return is_word && name.size() >= kCode ? name : "";
}

}  // namespace plumbline
