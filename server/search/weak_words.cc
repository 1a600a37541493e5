// SPDX-License-Identifier: MIT OR Apache-2.0
// Collected from abstracts of conferences on quite different subjects: what is frequent in all of them.
#include "server/search/weak_words.h"

#include <string>
#include <unordered_set>

#include "schema/text/stem.h"

namespace plumbline {
namespace {
constexpr std::string_view kWeakWords =
    "able about above accept accepted according achieve across act active actual actually add "
    "added addition additional address advance advantage after again against ago agree agreed aim "
    "all allow allowed almost alone along already also alternative although always among amount "
    "annual another answer any anybody anyone anything appear application applied apply approach "
    "approaches area around arrive article ask aspect assume attempt attend attendees attention "
    "audience author available avoid aware away back bad base based basic basis beautiful become "
    "been before began begin beginner beginning behind being believe below benefit best better "
    "between beyond big bit both brief bring bringing broad brought build building built business "
    "call called came care carry case cases cause central certain challenge challenges chance "
    "change changed changes changing choice choose clear clearly close closer code collect "
    "combine come comes coming common community compare compared comparison complete completely "
    "complex compose concept concepts concern concerned conclusion conference consider considered "
    "contain content continue contribute contribution convenient correct cost costs country "
    "couple course cover covered covers create created creating current currently daily day days "
    "deal decade decide decided decision deep demand demo demonstrate demonstration depend "
    "depends describe described describes description design designed desire detail detailed "
    "details develop developed developer developers developing development difference different "
    "difficult difficulty direct directly discover discuss discussed discussion document "
    "documented done doubt down draw drive driven due during each earlier early ease easier "
    "easily easy effect effort either else enable encourage end ends enjoy enough ensure entire "
    "entirely especially essential establish even event ever every everybody everyone everything "
    "evolution evolve exact exactly example examples except exist existing expect expected "
    "experience experiences experiment expert experts explain explained explains explanation "
    "explore exploring express extend extended extent external extra face fact factor fail "
    "familiar famous far fast faster feature features feedback feel few field figure final "
    "finally find finding finds first fit five fix fixed focus focused focuses follow followed "
    "following follows form former forward found four free friendly front full fully fun further "
    "future gain gather general generally get getting give given gives giving goal goals going "
    "good got great group grow growing growth guide half hand handle happen hard have hear heard "
    "held help helpful helps here high higher highlight history hit hold hope hour hours huge "
    "human idea ideas identify impact implement implementation implemented implementing "
    "implements important improve improved improvement improvements improving include included "
    "includes including increase increasing indeed independent individual inform information "
    "initial innovative inside insight instance instead integrate intend interest interested "
    "interesting internal introduce introduced introduces introducing introduction involve "
    "involved issue issues item items itself job join journey just keep key kind kinds know "
    "knowledge known lack language large larger last late later latest lead leading learn learned "
    "learning least leave left less lesson lessons let level lies life light like likely limit "
    "limited line list little live long longer look looked looking looks lot low lower made main "
    "mainly major make makes making manage many mark material matter mature maybe mean meaning "
    "means meet meeting mention method methods might mind minimal minute minutes miss missing mix "
    "modern moment month months more most mostly motivate move moved moving much must name named "
    "natural near nearly necessary need needed needs never new newcomer next nice nobody normal "
    "note notes nothing notice now number numbers obvious obviously occur offer offered offers "
    "often old once one ongoing only open operate opinion opportunity option order ordinary "
    "organize original other others outcome outline outlook output outside overall overview own "
    "part participant particular particularly parts party pass past people perfect perform "
    "perhaps period person perspective piece pieces place plan planned plans play please plus "
    "point points popular position positive possibility possible post potential power powerful "
    "practical practice practices prefer prepare presence present presentation presented "
    "presenting presents pretty prevent previous previously primary principle problem problems "
    "process produce product program progress project projects promise proper properly property "
    "propose proposed prove proven provide provided provides providing public publish published "
    "pure purpose put quality question questions quick quickly quite raise range rapid rapidly "
    "rare rate rather reach reached read reader readers ready real reality really reason reasons "
    "receive recent recently recommend record recorded reduce reduced refer reference regard "
    "regular relate related relation relationship release released relevant rely remain remaining "
    "remains remember remove repeat replace report reported reports represent require required "
    "requirement requirements requires research resource respect rest result results return "
    "reveal review rich right rise risk road role room rough roughly round rule rules run running "
    "runs safe same save saw say says scale scenario scope season second see seem seen selected "
    "self sense sent separate series serious serve service session sessions set several shape "
    "share shared sharing short should show showed showing shown shows side significant similar "
    "similarly simple simpler simplify simply since single situation six size slide slides slot "
    "slow small smaller smart social solution solutions solve solved solving some someone "
    "something sometimes soon sort sound source space speak speaker speakers special specific "
    "specifically spend split stable stage stand standard start started starting state status "
    "stay step steps stick still stop story straightforward strategy strong structure struggle "
    "study stuff style subject subjects success successful such suggest suit suitable summary "
    "support supported supporting supports sure surprise switch system systems take taken takes "
    "taking talk talks target task tasks teach team teams technical technique techniques "
    "technology tell tells ten term terms test than thank theme then theory there thing things "
    "think third those though thought three through throughout time times title today together "
    "told tomorrow took tool tools top topic topics total touch toward towards track traditional "
    "training transform tried trouble true try trying turn turned tutorial two type types typical "
    "typically ultimate under understand understanding unique unit unknown unless until up "
    "upcoming update updated updates upon usage use used useful user users uses using usual "
    "usually valuable value variety various vary version versions very via view vision visit want "
    "wanted wants way ways week weeks well went what whatever when where whether which while "
    "whole why wide widely will wish within without wonder word words work worked working works "
    "workshop world worth would write writing written wrong year yearly years yes yet young your "
    "zero per path slightly speed unsolved ";

std::unordered_set<std::string> stems_of_weak_words() {
  std::unordered_set<std::string> stems;
  Stemmer stemmer;
  for (std::string_view rest = kWeakWords; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size() + 1);
    stems.insert(stemmer.stem(word));
  }
  return stems;
}
}  // namespace

bool is_weak_stem(std::string_view stem) {
  static const std::unordered_set<std::string> stems = stems_of_weak_words();
  return stems.contains(std::string(stem));
}

}  // namespace plumbline
