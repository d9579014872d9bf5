// SPDX-License-Identifier: EUPL-1.2
// Data that a house wrote for itself, of the right kind and wrong inside: a misspelt word would ask
// for nothing, and silence would pass for success. It is named where it stands, and the check is
// incomplete.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;

constexpr const char* check = "paraphe check projet.xml --as-of 2026-12-01 --format line --lang fr";
constexpr const char* calendar = "paraphe calendar projet.xml --as-of 2026-12-01 --lang fr";

struct Fault {
  const char* name;
  const char* file;    // under the data
  const char* change;  // sed
  const char* said;    // with the place
  const char* command = check;
};

std::ostream& operator<<(std::ostream& out, const Fault& fault) { return out << fault.name; }

#define HAUTS "schemas/profils/cnrs-hauts-de-france.xml"

const Fault faults[] = {
    {"profile_element", HAUTS, "s/<axe /<axee /;s#</axe>#</axee>#",
     "cnrs-hauts-de-france.xml:8:4: error: l’élément « axee » n’est pas attendu ici"},
    {"profile_attribute", HAUTS, "s/ depuis=/ depui=/",
     "cnrs-hauts-de-france.xml:8:39: error: l’attribut « depui » n’est pas prévu sur l’élément "
     "« axe »"},
    {"profile_date", HAUTS, "s/2024-01-01/01-01-2024/",
     "cnrs-hauts-de-france.xml:8:47: error: « 01-01-2024 » ne convient pas à l’attribut "
     "« depuis »"},
    {"profile_act", HAUTS, "s/ acte=\"protocole\"/ acte=\"protocol\"/",
     "cnrs-hauts-de-france.xml:8:28: error: « protocol » n’est déclaré nulle part dans ce fichier "
     "[SCH-13]"},
    {"profile_twice", HAUTS, "s/code=\"egalite\"/code=\"emploi\"/",
     "cnrs-hauts-de-france.xml:12:14: error: « emploi » est déjà donné plus haut [SCH-12]"},
    {"profile_code", HAUTS, "s/code=\"cnrs-hauts-de-france\"/code=\"cnrs-haut\"/",
     "cnrs-hauts-de-france.xml:5:44: error: le code de ce profil n’est pas le nom de son fichier "
     "[PRO-05]"},
    {"profile_extended", HAUTS, "s/etend=\"cnrs-region\"/etend=\"cnrs-regions\"/",
     "cnrs-hauts-de-france.xml:5:73: error: profil inconnu : « cnrs-regions » [PRO-01]"},
    {"profile_called_for", "schemas/profils/collectivite.xml",
     "s/<organe /<organes /;s#</organe>#</organes>#", "collectivite.xml:"},
    {"register", "schemas/registre/organismes.xml", "s/siren=/sirene=/",
     "organismes.xml:8:26: error: l’attribut « sirene » n’est pas prévu sur l’élément "
     "« organisme »"},
    {"register_person", "schemas/registre/organismes.xml", "s/personne=\"/personne=\"x-/",
     "n’est déclaré nulle part dans ce fichier [SCH-13]"},
    {"lexicon_family", "schemas/regles/lexique.xml",
     "s/famille=\"relecture\"/famille=\"relectures\"/",
     "lexique.xml:18:21: error: « relectures » ne convient pas à l’attribut « famille »"},
    {"lexicon_phrase", "schemas/regles/lexique.xml",
     "s/<tournure>merci de</<tourne>merci de</;"
     "s#merci de</tournure>#merci de</tourne>#",
     "lexique.xml:23:6: error: l’élément « tourne » n’est pas attendu ici"},
    {"lexicon_empty", "schemas/regles/lexique.xml", "/<famille /,/<.famille>/d", "lexique.xml:"},
    {"words_of_nothing", "schemas/regles/mots.xml", "s/ de=\"\\$fin\"/ du=\"$fin\"/",
     ":4: error: il manque l’attribut « de » à l’élément « mot »",
     "paraphe check projet.xml --as-of 2026-12-01 --explain --format line --lang fr"},
    {"guarantee_attribute", "schemas/regles/par-construction.xml", "0,/ regle=/s// regles=/",
     "par-construction.xml:9:17: l’attribut « regles » n’est pas prévu sur l’élément "
     "« construction »",
     "paraphe explain DUR-02 --lang fr"},
    {"guarantee_language", "schemas/regles/par-construction.xml",
     "0,/<pourquoi xml:lang=\"en\"/s//<pourquoi xml:lang=\"fr\"/",
     "par-construction.xml:9:4: ce texte doit être donné en français (xml:lang=\"fr\") et en "
     "anglais",
     "paraphe rules list --lang fr"},
    {"program_message", "schemas/regles/programme.xml", "0,/<dit /s//<dis /;0,/<.dit>/s//<\\/dis>/",
     "programme.xml:7:6: l’élément « dis » n’est pas attendu ici",
     "paraphe explain VER-00 --lang fr"},
    {"gate_of_nothing", "schemas/regles/regles.sch",
     "/phase id=\"signature\"/s#<sch:active [^>]*>##",
     "regles.sch:1:1: error: aucune règle n’est active au portail « signature » [VER-02]"},
    {"rules_of_nothing", "schemas/regles/regles.sch", "/extends href/d",
     "aucune règle n’est active au portail « signature » [VER-02]"},
    {"gate_of_an_unknown_pattern", "schemas/regles/regles.sch",
     "/phase id=\"signature\"/s/#ALL/duree/", "motif inconnu : « duree » [RUL-09]"},
    {"rule_attribute", "schemas/regles/duree.sch", "0,/ derogeable=/s// derogable=/",
     "duree.sch:14:29: attribut inconnu : « derogable » [RUL-03]"},
    {"rule_function", "schemas/regles/duree.sch", "0,/v:dernier-jour(/s//v:dernierjour(/",
     "fonction inconnue : « v:dernierjour() »"},
    {"reminder_element", "schemas/echeances.xml", "s/<rappel /<rapel /", "echeances.xml:10:6",
     calendar},
    {"reminder_hour", "schemas/echeances.xml", "s/heureDesRappels=\"9\"/heureDesRappels=\"9h30\"/",
     "« 9h30 »", calendar},
    {"draft_model", "templates/modeles/avenant.xml", "0,/ code=/s// cod=/", "« cod »",
     "paraphe new avenant --lang fr"},
    {"template", "templates/sobre.xml", "0,/ nom=/s// non=/", "sobre.xml",
     "paraphe render projet.xml -o p.pdf --as-of 2026-12-01 --lang fr"},
};

class HouseData : public ::testing::TestWithParam<Fault> {
 protected:
  HouseData() {
    const std::string source = source_dir;
    folder_.write("projet.xml", read_file(source + "/samples/cnrs-hauts-de-france.xml"));
    EXPECT_EQ(run_program(
                  "mkdir donnees && cp -rL " + source + "/schemas " + source + "/templates donnees",
                  folder_.path())
                  .code,
              0);
  }

  Outcome run(const std::string& command) const {
    return run_program(command, folder_.path(), {"PARAPHE_DATA=donnees", "COLUMNS=1000"});
  }

  const Folder folder_;
};

TEST_P(HouseData, IsNamedWhereItIsWrong) {
  const Fault& fault = GetParam();
  ASSERT_EQ(run(fault.command).code, 0);
  const std::string before = folder_.read(std::string("donnees/") + fault.file);
  folder_.write("change", fault.change);
  run("sed -i -f change donnees/" + std::string(fault.file) + " && rm -f p.pdf");
  ASSERT_NE(folder_.read(std::string("donnees/") + fault.file), before);
  const Outcome outcome = run(fault.command);
  EXPECT_EQ(outcome.code, 4) << outcome.text;
  EXPECT_THAT(outcome.text, HasSubstr(fault.said));
  EXPECT_FALSE(folder_.has("p.pdf"));
}

INSTANTIATE_TEST_SUITE_P(Wrong, HouseData, ::testing::ValuesIn(faults),
                         [](const auto& of) { return of.param.name; });

// What is right is taken, be it other than what came with the program.
TEST_F(HouseData, OfItsOwnServes) {
  folder_.write(
      "donnees/schemas/profils/cnrs-region.xml",
      "<profil xmlns=\"urn:paraphe:profil:1\" code=\"cnrs-region\" version=\"2.0\">"
      "<titre>Nos exigences</titre><acte code=\"note\" organisme=\"Nous\">note du 1er mars "
      "2026</acte><axe code=\"calcul\" acte=\"note\">Partager les moyens de calcul</axe></profil>");
  const Outcome outcome = run(check);
  EXPECT_EQ(outcome.code, 1) << outcome.text;
  EXPECT_THAT(outcome.text, HasSubstr("Partager les moyens de calcul"));
}

TEST_F(HouseData, RulesOfItsOwnAreInForce) {
  folder_.write(
      "donnees/schemas/regles/maison.sch",
      R"sch(<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt"
            xml:lang="fr">
  <sch:ns prefix="c" uri="urn:paraphe:convention:1"/>
  <sch:pattern id="mai-01">
    <sch:rule context="/c:convention">
      <sch:assert id="MAI-01" test="contains(c:titre, 'Quai')">le titre ne nomme pas le Quai</sch:assert>
    </sch:rule>
  </sch:pattern>
</sch:schema>
)sch");
  folder_.write("change",
                "s#<sch:extends href=.structure.sch./>#&<sch:extends href=\"maison.sch\"/>#");
  ASSERT_EQ(run("sed -i -f change donnees/schemas/regles/regles.sch").code, 0);
  const Outcome outcome = run(check);
  EXPECT_EQ(outcome.code, 1) << outcome.text;
  EXPECT_THAT(outcome.text, HasSubstr("error: le titre ne nomme pas le Quai [MAI-01]"));
}

TEST_F(HouseData, IsNotHeldToASchemaThatIsGone) {
  folder_.write("donnees/schemas/profils/cnrs-region.xml",
                read_file(source_dir + std::string("/schemas/profils/cnrs-region.xml")) + "\n");
  EXPECT_EQ(run(check).code, 0);
  ASSERT_EQ(run("rm donnees/schemas/profil.xsd").code, 0);
  const Outcome outcome = run(check);
  EXPECT_EQ(outcome.code, 4) << outcome.text;
  EXPECT_THAT(outcome.text,
              HasSubstr("profil.xsd:1:1: error: ce schéma ne peut pas être lu [SCH-00]"));
}

}  // namespace
}  // namespace paraphe::testing
