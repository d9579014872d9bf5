// SPDX-License-Identifier: EUPL-1.2
// REF-17: a draft beside the text that was put to the vote. Changes of every kind are made to
// agreements in order; each must be found once, at its place, and nothing else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <stdexcept>

#include "base/xml.h"
#include "check/verdict.h"
#include "places.h"

namespace paraphe {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string root = source_dir;

const RuleSet& rules() {
  static const RuleSet set = [] {
    initialise_xml();
    Diagnostics faults;
    return std::move(*RuleSet::load(root + "/schemas/regles", faults, Prose::later));
  }();
  return set;
}

Draft read(const std::string& name, const std::string& bytes) {
  rules();
  Diagnostics refused;
  auto draft = read_draft(name, bytes, Limits{}, refused);
  if (!draft) throw std::runtime_error(name + ": " + refused.items().at(0).message.fr);
  return std::move(*draft);
}

Verdict judge(const Draft& voted, const Draft& draft, const std::string& gate = "signature") {
  static Checker checker(rules(), root + "/schemas/profils",
                         {root + "/schemas/registre", root + "/schemas/registre.xsd"});
  CheckOptions options;
  options.gate = gate;
  options.voted = &voted;
  options.otherwise = Date::of(2026, 12, 1);
  return checker.check(draft, options, {});
}

std::vector<Diagnostic> departures(const Draft& voted, const Draft& draft) {
  std::vector<Diagnostic> out;
  const Verdict verdict = judge(voted, draft);
  for (const Diagnostic& each : verdict.findings.items()) {
    if (each.id == "REF-17") out.push_back(each);
  }
  return out;
}

/// « 7 mots : le message » for each.
std::vector<std::string> told(const std::string& before, const std::string& after) {
  std::vector<std::string> out;
  for (const Diagnostic& each : departures(read("voted", before), read("draft.xml", after))) {
    out.push_back(std::to_string(each.place.start.line) + " " +
                  each.rule.substr(each.rule.rfind('.') + 1) + ": " + each.message.fr);
  }
  return out;
}

std::string model() {
  static const std::string bytes = read_bytes(root + "/schemas/regles/modele.xml");
  return bytes;
}

std::string with(std::string text, const std::string& sought, const std::string& written) {
  const std::size_t at = text.find(sought);
  if (at == std::string::npos) throw std::runtime_error("not there: " + sought);
  return text.replace(at, sought.size(), written);
}

TEST(Vote, WhatWasVotedIsToldBesideWhatIs) {
  struct Row {
    const char* sought;
    const char* written;
    const char* told;
  };
  const Row rows[] = {
      {"une fois par an.", "deux fois par an.",
       "79 mots: article 5, alinéa 1\u00A0: «\u00A0une\u00A0» au vote, «\u00A0deux\u00A0» ici"},
      {"avec un préavis de ", "avec préavis de ",
       "107 mots: article 11, alinéa 1\u00A0: «\u00A0un\u00A0» au vote, rien ici"},
      {"nombre=\"1\"", "nombre=\"3\"",
       "28 donnee: «\u00A0nombre\u00A0» de «\u00A0renouvellement\u00A0»\u00A0: «\u00A01\u00A0» au "
       "vote, «\u00A03\u00A0» ici"},
      {" decompte=\"veille\"", "",
       "27 donnee: «\u00A0decompte\u00A0» de «\u00A0duree\u00A0»\u00A0: «\u00A0veille\u00A0» au "
       "vote, rien ici"},
      {"    <evaluation moment=\"mi-parcours\"/>\n", "",
       "27 retrait: «\u00A0evaluation\u00A0» retiré depuis le vote"},
      {"<montant valeur=\"100000\"", "<montant valeur=\"900000\"",
       "86 mots: article 6\u00A0: «\u00A0100000\u00A0» au vote, «\u00A0900000\u00A0» ici"},
  };
  for (const Row& row : rows) {
    EXPECT_THAT(told(model(), with(model(), row.sought, row.written)), ElementsAre(row.told));
  }
}

TEST(Vote, WhatIsNoTextMayDiffer) {
  const char* const rows[][2] = {
      {"statut=\"projet\"", "statut=\"adopte\""},
      {"version=\"1.0\" langue", "version=\"1.1\" langue"},
      {"<alinea>Le protocole est modifié par avenant.",
       "<!-- vu -->\n<alinea>Le   protocole<!-- ? --> est\n modifié\u00A0par ave<!-- -->nant."},
      {"nom=\"Lefort\" qualite=\"vice-présidente du conseil régional\"",
       "qualite=\"vice-présidente du conseil régional\"\n nom='Lefort'"},
      {"<alinea>Le programme est", "<alinea id=\"al-programme\">Le programme est"},
      {"l’exécution", "l'exécution"},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(told(model(), with(model(), row[0], row[1])), IsEmpty()) << row[1];
  }
}

/// The text as it was voted is the model with the second of each row for the first; what is signed
/// is the model.
TEST(Vote, WhatWasAwaitedMayCome) {
  const std::string act =
      "numero=\"26CP-1204\" date=\"2026-11-06\" publication=\"2026-11-12\" "
      "transmission=\"2026-11-10\"";
  const std::string awaited = with(model(), act, "aVenir=\"numero date publication transmission\"");
  EXPECT_THAT(told(awaited, model()), IsEmpty());
  EXPECT_THAT(told(awaited, with(model(), "organe=\"commission permanente\" numero",
                                 "organe=\"conseil régional\" numero")),
              ElementsAre(::testing::HasSubstr("«\u00A0organe\u00A0» de")));
  EXPECT_THAT(
      told(with(model(), act, "date=\"2026-11-05\" aVenir=\"numero\""), model()),
      ElementsAre(::testing::HasSubstr("«\u00A0date\u00A0» de"),
                  ::testing::HasSubstr(
                      "«\u00A0publication\u00A0» de «\u00A0habilitation\u00A0»\u00A0: rien"),
                  ::testing::HasSubstr(
                      "«\u00A0transmission\u00A0» de «\u00A0habilitation\u00A0»\u00A0: rien")));
  const std::string cited =
      with(model(), "<visa type=\"convention\"",
           "<visa type=\"deliberation\" numero=\"26CP-1204\" date=\"2026-11-06\">la délibération "
           "n° 26CP-1204 de la commission permanente du 6 novembre 2026</visa>\n<visa "
           "type=\"convention\"");
  EXPECT_THAT(told(awaited, cited), IsEmpty());
  EXPECT_THAT(told(model(), cited), ElementsAre(::testing::HasSubstr("ajouté depuis le vote")));
}

TEST(Vote, BlanksMayBeFilled) {
  const std::string closing = "<cloture originaux=\"2\" lieu=\"Strasbourg\" date=\"2026-12-03\"/>";
  const std::string open =
      with(model(), closing,
           "<cloture originaux=\"2\"><blanc objet=\"lieu\"/><blanc objet=\"dateSignature\"/>"
           "</cloture>");
  EXPECT_THAT(told(open, model()), IsEmpty());
  EXPECT_THAT(told(model(), open), IsEmpty());
  EXPECT_THAT(told(open, with(model(), "originaux=\"2\"", "originaux=\"3\"")),
              ElementsAre(::testing::HasSubstr("«\u00A0originaux\u00A0»")));

  const std::string said = "Le protocole est modifié par avenant.";
  const std::string blank =
      with(model(), said,
           "Il est signé le <blanc objet=\"dateSignature\"/>, sous <blanc objet=\"numero\"/>.");
  const auto filled = [&](const std::string& text) {
    return told(blank, with(model(), said, text));
  };
  EXPECT_THAT(filled("Il est signé le 3 décembre 2026, sous 2026-77."), IsEmpty());
  EXPECT_THAT(filled("Il est signé le <date le=\"2026-12-03\"/>, sous 2026-77."), IsEmpty());
  EXPECT_THAT(filled("Il est signé le jour que la Région choisira, sous 2026-77."),
              ElementsAre(::testing::HasSubstr("jour que la Région choisira")));
  EXPECT_THAT(
      filled("Il était signé le 3 décembre 2026, sous 2026-77."),
      ElementsAre(::testing::HasSubstr("«\u00A0est\u00A0» au vote, «\u00A0était\u00A0» ici")));
}

TEST(Vote, OnlySignatureIsHeldAgainstIt) {
  const Draft voted = read("voted", model());
  const Draft draft = read("draft.xml", with(model(), "nombre=\"1\"", "nombre=\"3\""));
  for (const char* gate : {"draft", "deliberation"}) {
    const Verdict verdict = judge(voted, draft, gate);
    for (const Diagnostic& each : verdict.findings.items()) EXPECT_NE(each.id, "REF-17") << gate;
  }
}

TEST(Vote, AWaiverNamesBothTexts) {
  const auto print = [](const std::string& before, const std::string& after) {
    return departures(read("voted", before), read("draft.xml", after)).at(0).target;
  };
  const std::string once = with(model(), "une fois par an.", "deux fois par an.");
  const std::string thrice = with(model(), "une fois par an.", "trois fois par an.");
  const Identity one = print(model(), once);
  EXPECT_EQ(one.key, "article[@id='a-gouvernance']/alinea");
  EXPECT_NE(one.fingerprint, print(model(), thrice).fingerprint);
  EXPECT_NE(one.fingerprint, print(thrice, once).fingerprint);
  EXPECT_EQ(one.fingerprint,
            print(model(), with(once, "statut=\"projet\"", "statut=\"adopte\"")).fingerprint);
}

// What follows makes changes at random.

struct Change {
  std::string bytes;
  std::vector<Span> places;  ///< where it may be told
  std::string what;
};

class Changer {
 public:
  Changer(const Draft& draft, unsigned seed) : draft_(draft), random_(seed) {
    gather(xmlDocGetRootElement(draft.tree()), false);
  }

  Change make() {
    switch (random_() % 5) {
      case 0:
        return word();
      case 1:
        return datum();
      case 2:
        return removal();
      case 3:
        return addition();
      default:
        return swap();
    }
  }

 private:
  static bool prose(const xmlNode* node) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_TEXT_NODE && xmlIsBlankNode(child) == 0) return true;
    }
    return false;
  }

  void gather(const xmlNode* node, bool inside) {
    const bool is_prose = prose(node);
    if (!inside && node->parent->type == XML_ELEMENT_NODE && !is_blank(node))
      blocks_.push_back(node);
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
      const std::string name = reinterpret_cast<const char*>(a->name);
      if (name != "id" && name != "statut" && name != "version" && name != "registre" &&
          name != "aVenir" && a->ns == nullptr)
        data_.push_back(a);
    }
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE) gather(child, inside || is_prose);
      if (child->type == XML_TEXT_NODE && xmlIsBlankNode(child) == 0) texts_.push_back(child);
    }
  }
  static bool is_blank(const xmlNode* node) {
    return std::string(reinterpret_cast<const char*>(node->name)) == "blanc";
  }

  template <typename T>
  T any(const std::vector<T>& all) { return all[random_() % all.size()]; }

  std::string cut(Span span, const std::string& text) const {
    std::string bytes = draft_.bytes();
    return bytes.replace(span.begin, span.end - span.begin, text);
  }
  std::string source(Span span) const {
    return draft_.bytes().substr(span.begin, span.end - span.begin);
  }

  Change word() {
    const xmlNode* node = any(texts_);
    const Span span = draft_.span(node);
    std::size_t begin = span.begin + random_() % (span.end - span.begin);
    const std::string& bytes = draft_.bytes();
    const auto letter = [&](std::size_t at) {
      return std::isalpha(static_cast<unsigned char>(bytes[at]));
    };
    while (begin < span.end && !letter(begin)) ++begin;
    if (begin == span.end) return make();
    const Span one{begin, begin + 1};
    return {cut(one, "zq"), {{begin, begin + 2}}, "word at " + std::to_string(begin)};
  }

  Change datum() {
    const xmlAttr* held = any(data_);
    const Span span = draft_.value(held), tag = draft_.start_tag(held->parent);
    return {cut(span, source(span) + "7"), {tag}, "datum " + source(span)};
  }

  Change removal() {
    const xmlNode* node = any(blocks_);
    const Span span = draft_.element(node);
    return {cut(span, ""), {draft_.span(node->parent)}, "removed " + source(span)};
  }

  Change addition() {
    const Span span = draft_.element(any(blocks_));
    const std::string text = "<alinea>Un alinéa ajouté par jeu.</alinea>";
    return {cut({span.end, span.end}, text),
            {{span.end, span.end + text.size()}},
            "added after " + source(span)};
  }

  Change swap() {
    const xmlNode* first = any(blocks_);
    const xmlNode* second = xmlNextElementSibling(const_cast<xmlNode*>(first));
    if (second == nullptr || is_blank(second)) return make();
    const Span a = draft_.element(first), b = draft_.element(second);
    if (source(a) == source(b)) return make();
    const std::string between = source({a.end, b.begin});
    return {cut({a.begin, b.end}, source(b) + between + source(a)),
            {{a.begin, b.end}},
            "swapped " + source(a) + " and " + source(b)};
  }

  const Draft& draft_;
  std::mt19937 random_;
  std::vector<const xmlNode*> blocks_, texts_;
  std::vector<const xmlAttr*> data_;
};

bool touches(const Place& place, const std::vector<Span>& where) {
  return std::any_of(where.begin(), where.end(), [&](const Span& span) {
    return place.start.byte <= span.end && span.begin <= place.end.byte;
  });
}

TEST(Vote, EachChangeIsFoundOnceAtItsPlace) {
  const char* asked = std::getenv("PARAPHE_PLANTS");
  const int each = asked == nullptr ? 40 : std::atoi(asked);
  int made = 0;
  for (const char* file :
       {"samples/cnrs-hauts-de-france.xml", "samples/cnrs-normandie-2021.xml",
        "tests/conventions/tout.xml", "tests/conventions/consortium-cinq-parties.xml",
        "tests/conventions/avenant-prolongation.xml", "schemas/regles/modele.xml"}) {
    const std::string path = root + "/" + file;
    const Draft voted = read(path, read_bytes(path));
    EXPECT_THAT(departures(voted, voted), IsEmpty());
    for (int i = 0; i < each; ++i, ++made) {
      const Change change = Changer(voted, static_cast<unsigned>(i)).make();
      const auto found = departures(voted, read(path, change.bytes));
      ASSERT_EQ(found.size(), 1U) << file << " " << i << ": " << change.what << "\n"
                                  << (found.empty() ? "" : found.back().message.fr);
      EXPECT_TRUE(touches(found[0].place, change.places))
          << file << " " << i << ": " << change.what << "\n"
          << found[0].message.fr << " line " << found[0].place.start.line;
    }
  }
  EXPECT_EQ(made, 6 * each);
}

}  // namespace
}  // namespace paraphe
