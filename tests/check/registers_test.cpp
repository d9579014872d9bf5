// SPDX-License-Identifier: EUPL-1.2
// A draft held against a register beside it: what the register contradicts, what it cannot tell,
// and what it is itself.
#include "check/registers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "check/verdict.h"
#include "places.h"
#include "rule_fixture.h"

namespace paraphe {
namespace {

using ::testing::ElementsAreArray;

const std::string schemas = std::string(source_dir) + "/schemas";

using Edits = std::vector<std::pair<std::string, std::string>>;

/// `bytes` with each edit made; an edit that changes nothing is a mistake of the test.
std::string edited(std::string bytes, const Edits& edits) {
  for (const auto& [sought, put] : edits) {
    const std::size_t at = bytes.find(sought);
    if (at == bytes.npos) throw std::runtime_error("not found: " + sought);
    bytes.replace(at, sought.size(), put);
  }
  return bytes;
}

const RuleSet& rules() {
  static const RuleSet set = [] {
    Diagnostics faults;
    auto loaded = RuleSet::load(schemas + "/regles", faults);
    if (!loaded) throw std::runtime_error("the rules cannot be loaded");
    return std::move(*loaded);
  }();
  return set;
}

struct Case {
  const char* name;
  Edits draft;       ///< of modele.xml
  Edits registered;  ///< of registre-modele.xml
  int code;          ///< 0 conforming, 1 not, 4 incomplete
  std::vector<std::string> found;
  std::optional<std::string> asked = std::nullopt;  ///< `--as-of`
};

std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.name; }

const std::pair<std::string, std::string> date_to_come{
    "lieu=\"Strasbourg\" date=\"2026-12-03\"/>",
    "lieu=\"Strasbourg\"><blanc objet=\"dateSignature\"/></cloture>"};
const std::pair<std::string, std::string> other_number{"numero=\"2025-118\"",
                                                       "numero=\"2022-044\""};

const Case cases[] = {
    {"Agrees", {}, {}, 0, {}},
    {"KnowsNothingOfTheBody", {}, {{"siren=\"200052264\"", "siren=\"237500079\""}}, 0, {}},
    {"NoHolderKnown",
     {},
     {{"<mandat personne=\"martin\"", "<!-- "},
      {"debut=\"2026-02-01\" fin=\"2030-01-31\" illustratif=\"oui\"/>", " -->"},
      {"<mandat personne=\"dubois\"", "<!-- "},
      {"fin=\"2026-01-31\" illustratif=\"oui\"/>", "-->"}},
     0,
     {}},
    {"HolderKnownForEarlierDaysOnly",
     {},
     {{"fin=\"2030-01-31\"", "connuJusquau=\"2026-06-30\""}},
     0,
     {}},
    {"OtherHolder",
     {{"prenom=\"Paul\" nom=\"Martin\"", "prenom=\"Paul\" nom=\"Roux\""}},
     {},
     1,
     {"12:61 error SIG-17 d’après le registre, c’est Paul Martin qui représente le CNRS le "
      "03/12/2026, et non Paul Roux"}},
    {"MandateOver",
     {},
     {{"fin=\"2030-01-31\"", "fin=\"2026-11-30\""}},
     1,
     {"12:61 error SIG-17 d’après le registre, Paul Martin n’est pas en fonction le 03/12/2026, "
      "mais du 01/02/2026 au 30/11/2026"}},
    {"MandateEndsOnTheDay", {}, {{"fin=\"2030-01-31\"", "fin=\"2026-12-03\""}}, 0, {}},
    {"MandateNotBegun",
     {},
     {{"debut=\"2026-02-01\" fin=\"2030-01-31\"", "debut=\"2026-12-04\""}},
     1,
     {"12:61 error SIG-17 d’après le registre, Paul Martin n’est pas en fonction le 03/12/2026, "
      "mais du 04/12/2026"}},
    {"DelegationOlderThanTheMandate",
     {},
     {{"debut=\"2021-07-02\"", "debut=\"2025-07-02\""}},
     0,
     {"20:85 warning SIG-08 la délégation du 04/03/2025 précède le mandat de Claire Durand, "
      "commencé le 02/07/2025 d’après le registre"}},
    {"DelegationOver",
     {other_number,
      {"date=\"2025-03-04\" publication=\"2025-03-06\" transmission=\"2025-03-05\"",
       "date=\"2022-02-10\" publication=\"2022-02-14\" transmission=\"2022-02-11\""}},
     {},
     1,
     {"20:67 error REG-05 d’après le registre, la délégation n° 2022-044 a pris fin le "
      "03/03/2025, avant la signature, le 03/12/2026"}},
    {"DelegationUnknown",
     {{"numero=\"2025-118\"", "numero=\"2025-811\""}},
     {},
     0,
     {"20:67 warning REG-03 le registre ne connaît pas de délégation n° 2025-811 donnée à Anne "
      "Lefort"}},
    {"DelegationToAnother",
     {{"numero=\"2025-118\"", "numero=\"2025-119\""}},
     {},
     0,
     {"20:67 warning REG-03 le registre ne connaît pas de délégation n° 2025-119 donnée à Anne "
      "Lefort"}},
    {"OutOfScope",
     {{"numero=\"2025-118\"", "numero=\"2025-120\""}},
     {},
     1,
     {"20:10 error REG-06 la délégation n° 2025-120 ne permet pas à Anne Lefort de signer un acte "
      "de nature « protocole de coopération »"}},
    {"AboveTheCeiling",
     {},
     {{"plafond=\"300000\"", "plafond=\"139999.99\""}},
     1,
     {"20:10 error REG-06 la délégation n° 2025-118 ne permet pas à Anne Lefort d’engager plus de "
      "139 999,99 € ; la Région s’oblige pour 140 000 €"}},
    {"GivenByAnother",
     {},
     {{"delegant=\"durand\" delegataire=\"lefort\" numero=\"2025-118\"",
       "delegant=\"rivoire\" delegataire=\"lefort\" numero=\"2025-118\""}},
     1,
     {"20:55 error REG-04 la délégation n° 2025-118 a été donnée, d’après le registre, par Luc "
      "Rivoire"}},
    {"SeveralThingsMeet",
     {other_number, {"nom=\"Lefort\"", "nom=\"Leforte\""}},
     {{"fin=\"2030-01-31\"", "fin=\"2026-11-30\""}},
     1,
     {"12:61 error SIG-17 d’après le registre, Paul Martin n’est pas en fonction le 03/12/2026, "
      "mais du 01/02/2026 au 30/11/2026",
      "20:67 warning REG-03 le registre ne connaît pas de délégation n° 2022-044 donnée à Anne "
      "Leforte"}},
    // The day is not known: who holds office on it cannot be either.
    {"DateToCome",
     {date_to_come},
     {},
     0,
     {"114:45 error unknown SIG-07 la date de signature n’est pas encore connue",
      "note SIG-08, SIG-17, SIG-19, REG-05, DAT-03, DAT-04, DAT-05, DAT-07, DAT-09 attendent aussi "
      "cette "
      "donnée"}},
    {"DateAskedFor",
     {date_to_come},
     {},
     1,
     {"12:61 error SIG-17 d’après le registre, Paul Martin n’est pas en fonction le 01/02/2030, "
      "mais du 01/02/2026 au 31/01/2030",
      "27:69 warning DAT-05 l’effet, le 01/01/2027, précède la signature, le 01/02/2030, sans "
      "motif"},
     "2030-02-01"},
    {"NotWellFormed", {}, {{"</titre>", "</titr>"}}, 4, {"5:36 fatal XML-01", "note "}},
    {"NotValid", {}, {{"fonction=\"membre\"", "fonction=\"elu\""}}, 4, {"20:41 error SCH"}},
    {"AnotherDocument",
     {},
     {{"registre xmlns=\"urn:paraphe:registre:1\"", "registre xmlns=\"urn:autre\""}},
     4,
     {"4:2 fatal REG-92 ce fichier n’est pas un registre"}},
    {"Absent",
     {{"registre=\"registre.xml\"", "registre=\"autre.xml\""}},
     {},
     4,
     {"4:171 fatal REG-90 le registre « "}},
    {"Elsewhere",
     {{"registre=\"registre.xml\"", "registre=\"../registre.xml\""}},
     {},
     4,
     {"4:171 fatal REG-91 le registre « ../registre.xml » n’est pas à côté du projet"}},
};

class HeldAgainstARegister : public testing::TestWithParam<Case> {};

TEST_P(HeldAgainstARegister, SaysWhatContradictsIt) {
  const Case& one = GetParam();
  const TemporaryFolder folder;
  folder.write("registre.xml",
               edited(read_bytes(schemas + "/regles/registre-modele.xml"), one.registered));
  Edits edits{{" illustratif=\"oui\">", " illustratif=\"oui\" registre=\"registre.xml\">"}};
  edits.insert(edits.end(), one.draft.begin(), one.draft.end());
  const std::string name = folder.path() + "/projet.xml";
  Diagnostics refused;
  const auto draft =
      read_draft(name, edited(read_bytes(schemas + "/regles/modele.xml"), edits), {}, refused);
  ASSERT_TRUE(draft);
  Checker checker(rules(), schemas + "/profils",
                  {schemas + "/registre", schemas + "/registre.xsd"});
  CheckOptions options;
  if (one.asked) options.asked = parse_date(*one.asked);
  const Verdict verdict = checker.check(*draft, options, {});
  std::vector<std::string> found = lines(verdict.findings.items());
  // Of what another room says of the file, the beginning is enough.
  for (std::size_t i = 0; i < std::min(found.size(), one.found.size()); ++i) {
    if (one.code == 4) found[i].resize(std::min(found[i].size(), one.found[i].size()));
  }
  EXPECT_THAT(found, ElementsAreArray(one.found));
  EXPECT_EQ(verdict.exit_code(), one.code);
}

INSTANTIATE_TEST_SUITE_P(Registers, HeldAgainstARegister, testing::ValuesIn(cases),
                         [](const auto& tested) { return std::string(tested.param.name); });

/// A file the reader names counts like the one beside the draft, and is at fault for each draft.
TEST(Registers, AreReadFromTheFilesTheReaderNames) {
  const TemporaryFolder folder;
  folder.write("maison.xml", edited(read_bytes(schemas + "/regles/registre-modele.xml"),
                                    {{"fin=\"2030-01-31\"", "fin=\"2026-11-30\""}}));
  Diagnostics found;
  const auto draft =
      read_draft("projet.xml", read_bytes(schemas + "/regles/modele.xml"), {}, found);
  ASSERT_TRUE(draft);
  Checker checker(rules(), schemas + "/profils", {"", schemas + "/registre.xsd"});
  CheckOptions options;
  options.registers = {folder.path() + "/maison.xml"};
  EXPECT_EQ(checker.check(*draft, options, {}).exit_code(), 1);
  options.registers = {folder.path() + "/absent.xml"};
  EXPECT_EQ(checker.check(*draft, options, {}).exit_code(), 4);
  EXPECT_EQ(checker.check(*draft, options, {}).exit_code(), 4);
  options.registers = {};
  EXPECT_EQ(checker.check(*draft, options, {}).exit_code(), 0);
}

/// A link out of the folder is a way out of it.
TEST(Registers, StayBesideTheDraftThroughLinks) {
  const TemporaryFolder outside, folder;
  outside.write("registre.xml", read_bytes(schemas + "/regles/registre-modele.xml"));
  std::filesystem::create_symlink(outside.path() + "/registre.xml",
                                  folder.path() + "/registre.xml");
  Diagnostics found;
  const auto draft =
      read_draft(folder.path() + "/projet.xml", "<a registre='registre.xml'/>", {}, found);
  ASSERT_TRUE(draft);
  Registers registers({"", schemas + "/registre.xsd"});
  EXPECT_TRUE(registers.in_force(*draft, {}, found).empty());
  ASSERT_EQ(found.items().size(), 1U);
  EXPECT_EQ(found.items().front().id, "REG-91");
}

/// What a value of the draft calls for bears its name.
TEST(Profiles, AreCalledByTheValuesOfTheirName) {
  EXPECT_EQ(Profiles::file_name("etablissementExperimental"), "etablissement-experimental");
  EXPECT_EQ(Profiles::file_name("protocole de coopération"), "protocole-de-cooperation");
  EXPECT_EQ(Profiles::file_name("convention d’application"), "convention-d-application");
  EXPECT_EQ(Profiles::file_name("../epst"), "epst");
}

TEST(Profiles, OfTheKindOfBodyApplyByThemselves) {
  const std::string model = read_bytes(schemas + "/regles/modele.xml");
  const auto titles = [&](const Edits& edits) {
    Diagnostics found;
    const auto draft = read_draft("projet.xml", edited(model, edits), {}, found);
    Checker checker(rules(), schemas + "/profils");
    const Verdict verdict = checker.check(*draft, {}, {});
    return std::set<std::string>(verdict.profiles.begin(), verdict.profiles.end());
  };
  const std::pair<std::string, std::string> general{"profil=\"cnrs-region\"",
                                                    "profil=\"convention\""};
  EXPECT_THAT(
      titles({general}),
      ElementsAreArray({"Accord de coopération scientifique", "Collectivité territoriale", "EPST",
                        "Protocole de coopération", "Toute convention entre organismes publics"}));
  EXPECT_THAT(titles({general,
                      {"nature=\"protocole de coopération\"", "nature=\"convention\""},
                      {"type=\"epst\"", "type=\"association\""},
                      {"type=\"collectivite\"", "type=\"etablissementExperimental\""}}),
              ElementsAreArray(
                  {"Toute convention entre organismes publics", "Établissement expérimental"}));
}

}  // namespace
}  // namespace paraphe
