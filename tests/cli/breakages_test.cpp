// SPDX-License-Identifier: EUPL-1.2
// Ways of breaking a sample, and all that `check` then prints: tests/cli/golden/<name>.txt, to be
// read by a jurist.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

/// One change of a sample. `from` stands in it exactly once; with `until`, all from `from` to the
/// end of the first `until` after it goes.
struct Edit {
  std::string_view from;
  std::string_view to;
  std::string_view until = {};
};

struct Breakage {
  const char* name;
  const char* sample;
  std::vector<Edit> edits;
  int code;
  const char* arguments = "--as-of 2026-12-01";
};

constexpr const char* hauts = "cnrs-hauts-de-france.xml";  // a draft, to be signed
constexpr const char* caen = "cnrs-normandie-2021.xml";    // signed on 21 September 2021

constexpr std::string_view places = R"(<blanc objet="lieu"/>
    <blanc objet="dateSignature"/>)";
constexpr std::string_view end_sentence = R"(Il prend fin le <valeur de="fin"/>.)";
constexpr std::string_view last_sentence =
    "Aucune Partie n’a qualité pour engager l’autre envers les tiers.";
constexpr std::string_view morin_end = R"(election="2021-07-02" illustratif="election"/>)";
constexpr std::string_view total_table =
    R"(illustratif="oui">
      <titre>Dispositions financières</titre>
      <tableau>
        <titre>Contributions</titre>
        <entete><cellule>Partie</cellule><cellule>Montant</cellule></entete>
        <ligne><cellule>CNRS</cellule><cellule><montant valeur="40000" devise="EUR" taxe="net" nature="contribution" payeur="cnrs"/></cellule></ligne>
        <ligne><cellule>Région</cellule><cellule><montant valeur="60000" devise="EUR" taxe="net" nature="contribution" payeur="region"/></cellule></ligne>
        <total><cellule>Total</cellule><cellule><montant valeur="110000" devise="EUR" taxe="net" nature="total"/></cellule></total>
      </tableau>)";

const std::vector<Breakage> breakages = {
    // A. Structure
    {"titre-vide",
     hauts,
     {{"<titre>Protocole de coopération entre", "<titre></titre>", "</titre>"}},
     1},
    {"axe-manquant", hauts, {{R"(<axe id="axe-egalite")", "", "</axe>"}}, 1},
    {"nature-contredite",
     hauts,
     {{R"(nature="protocole de coopération" profil)",
       R"(nature="convention de partenariat" profil)"}},
     0},
    {"article-duree-absent", hauts, {{R"(<article id="art-duree")", "", "</article>"}}, 1},
    {"objectif-sans-axe", hauts, {{R"(sert="obj-visibilite obj-infra)", R"(sert="obj-infra)"}}, 0},
    {"signe-sans-date", caen, {{R"( date="2021-09-21" mode)", " mode"}}, 1, ""},
    {"numero-a-venir",
     hauts,
     {{R"(numero="2025-EXEMPLE-01" date="2025-09-25" publication)",
       R"(aVenir="numero" date="2025-09-25" publication)"}},
     1},
    {"profil-inconnu",
     hauts,
     {{R"(profil="cnrs-region cnrs-hauts-de-france")",
       R"(profil="cnrs-region cnrs-haut-de-france")"}},
     1},
    // B. Parties
    {"siren-cle", hauts, {{R"(siren="200053742")", R"(siren="200053743")"}}, 1},
    {"siret-prefixe",
     hauts,
     {{R"(siren="180089013")", R"(siren="180089013" siret="20005374200017")"}},
     1},
    {"siren-autre-region",
     hauts,
     {{"<denomination>Région Hauts-de-France<", "<denomination>Région Normandie<"}},
     0},
    {"alias-double", hauts, {{R"(alias="la Région")", R"(alias="le CNRS")"}}, 1},
    // C. Signatories
    {"qualite-dans-le-texte",
     hauts,
     {{last_sentence, "M. Antoine Petit, directeur général du CNRS, en informe l’autre Partie."}},
     1},
    {"delegation-apres-signature",
     hauts,
     {{places, ""},
      {R"(originaux="2" mode)", R"(originaux="2" lieu="Lille" date="2025-02-01" mode)"}},
     1},
    {"delegation-expiree",
     hauts,
     {{R"(fin="2028-03-31")", R"(fin="2026-03-31")"},
      {R"(<blanc objet="dateSignature"/>)", ""},
      {R"(originaux="2" mode)", R"(originaux="2" date="2026-12-03" mode)"}},
     1},
    {"autorisation-absente", hauts, {{"<habilitation nature", "", "/>"}}, 1},
    {"deliberation-sans-numero",
     caen,
     {{R"(numero="2021-EXEMPLE-12" date="2021-09-13" publication)",
       R"(date="2021-09-13" publication)"}},
     1,
     ""},
    {"mandat-commence-apres",
     caen,
     {{morin_end, R"(election="2021-10-01" illustratif="election"/>)"}},
     1,
     ""},
    {"titre-mal-accorde",
     hauts,
     {{R"(qualite="vice-présidente déléguée)", R"(qualite="vice-président délégué)"}},
     0},
    // D. Dates
    {"31-septembre",
     hauts,
     {{last_sentence, "Chaque Partie en rend compte au plus tard le 31 septembre 2027."}},
     1},
    {"jour-de-semaine",
     hauts,
     {{last_sentence, "Les Parties se réunissent le lundi 3 novembre 2026."}},
     1},
    {"jusqu-en-2028", hauts, {{end_sentence, "Il s’applique jusqu’en 2028."}}, 1},
    {"deliberation-apres-signature",
     caen,
     {{R"(date="2021-09-13" publication="2021-09-16")",
       R"(date="2021-09-27" publication="2021-09-28")"}},
     1,
     ""},
    {"visa-autre-date",
     hauts,
     {{R"(numero="78-17" date="1978-01-06")", R"(numero="78-17" date="1978-01-16")"}},
     1},
    // E. Duration
    {"fin-contre-duree",
     hauts,
     {{R"(priseEffet="derniereSignature" fin="2028-12-31")",
       R"(valeur="P4Y" priseEffet="date" le="2026-01-01" fin="2028-12-31")"}},
     1},
    {"duree-absente", hauts, {{R"( fin="2028-12-31" illustratif="fin")", ""}}, 1},
    {"duree-lettres", hauts, {{"pendant trois ans après", "pendant trois (4) ans après"}}, 1},
    {"duree-dans-le-texte",
     caen,
     {{R"(pour une durée de <valeur de="duree"/>)", "pour une durée de trois ans"}},
     1,
     ""},
    {"cinq-ans-au-lieu-de-quatre",
     caen,
     {{R"(valeur="P4Y" priseEffet)", R"(valeur="P5Y" priseEffet)"}},
     1,
     ""},
    {"tacite-sans-borne",
     hauts,
     {{R"(forme="expresse" duree="P4Y" nombre="1")", R"(forme="tacite" duree="P4Y")"}},
     0},
    // F. References
    {"renvoi-pendant",
     hauts,
     {{R"(énoncés à l’<renvoi cible="art-objectifs"/>)",
       R"(énoncés à l’<renvoi cible="art-objectif"/>)"}},
     1},
    {"article-42",
     hauts,
     {{last_sentence, "Les engagements énoncés à l’article 42 du présent protocole demeurent."}},
     1},
    {"annexe-jamais-citee",
     caen,
     {{R"(indiquées à l’<renvoi cible="annexe-calendrier"/>)", "arrêtées ensemble"},
      {R"( et de <nombre de="annexes"/>, qui en font partie intégrante : l’<renvoi cible="annexe-indicateurs"/> et l’<renvoi cible="annexe-calendrier"/>)",
       R"( et de l’<renvoi cible="annexe-indicateurs"/>)"}},
     0,
     ""},
    {"terme-inutile",
     hauts,
     {{R"(<definition id="def-unite")",
       R"(<definition id="def-tiers" terme="Tiers financeur">toute personne qui finance une opération</definition>
    <definition id="def-unite")"}},
     0},
    {"identifiant-double",
     hauts,
     {{R"(<article id="art-objectifs")", R"(<article id="art-objet")"}},
     1},
    // G. Counts
    {"cinq-annonces-quatre-presents",
     hauts,
     {{R"(<axe id="axe-egalite")", "", "</axe>"},
      {R"(<axes id="axes">)", R"(<axes id="axes" nombreAnnonce="5">)"},
      {R"(se déclinent en <nombre de="axes"/>.)", "se déclinent en cinq axes."}},
     1},
    {"un-seul-original", hauts, {{R"(originaux="2")", R"(originaux="1")"}}, 1},
    {"thematique-presque-double",
     caen,
     {{">Mécanique des fluides, écoulements réactifs",
       ">Transition énergétique et énergies renouvelable<", "<"}},
     0,
     ""},
    {"code-double", hauts, {{R"(code="mediation" sert)", R"(code="emploi" sert)"}}, 1},
    // H. Money
    {"montant-lettres",
     hauts,
     {{last_sentence, "Chaque Partie y consacre dix mille euros (12 000 €)."}},
     1},
    {"total-faux",
     hauts,
     {{R"(incidence="conventionsApplication" illustratif="oui">
      <titre>Dispositions financières</titre>)",
       total_table}},
     1},
    {"somme-malgre-tout",
     hauts,
     {{"n’ouvre droit à aucune indemnité.</alinea>\n    </article>\n\n    <article "
       "id=\"art-propriete\"",
       "donne lieu à une indemnité de 10 000 €.</alinea>\n    </article>\n\n    <article "
       "id=\"art-propriete\""}},
     1},
    // I. Language
    {"a-completer",
     hauts,
     {{"devant le tribunal administratif de Lille.",
       "devant le tribunal administratif [à compléter]."}},
     1},
    {"points-de-suite",
     hauts,
     {{"devant le tribunal administratif de Lille.",
       "devant le tribunal administratif de ........."}},
     1},
    {"autre-region",
     hauts,
     {{"le CNRS et la Région unissent", "le CNRS et la Région Grand Est unissent"}},
     0},
    {"mot-anglais", hauts, {{last_sentence, "Chaque Partie organise un workshop annuel."}}, 0},
    // Schema
    {"element-mal-ecrit",
     hauts,
     {{"<preambule>", "<préambule>"}, {"</preambule>", "</préambule>"}},
     1},
    {"element-mal-place",
     hauts,
     {{R"(<titre>Objectifs communs</titre>)", ""},
      {R"(      </objectifs>)", "      </objectifs>\n      <titre>Objectifs communs</titre>"}},
     1},
    {"attribut-mal-ecrit", hauts, {{R"(civilite="Mme")", R"(civilité="Mme")"}}, 1},
    {"attribut-absent", hauts, {{R"(alias="la Région")", ""}}, 1},
    {"date-a-la-francaise", hauts, {{R"(date="2025-02-03")", R"(date="03/02/2025")"}}, 1},
    {"date-impossible", hauts, {{R"(date="2025-02-03")", R"(date="2025-02-30")"}}, 1},
    {"duree-en-toutes-lettres",
     hauts,
     {{R"(valeur="P3M" illustratif)", R"(valeur="3 mois" illustratif)"}},
     1},
    {"autre-vocabulaire",
     hauts,
     {{R"(<convention xmlns="urn:paraphe:convention:1")",
       R"(<convention xmlns="urn:exemple:convention")"}},
     1},
    // Writing
    {"balise-ouverte",
     hauts,
     {{"le tribunal administratif de Lille.</alinea>", "le tribunal administratif de Lille."}},
     3},
    {"espace-html", hauts, {{"<titre>Objet</titre>", "<titre>Objet&nbsp;:</titre>"}}, 3},
    {"esperluette", hauts, {{"<titre>Objet</titre>", "<titre>Objet & durée</titre>"}}, 3},
    {"attribut-double",
     hauts,
     {{R"(alias="la Région")", R"(alias="la Région" alias="la Région")"}},
     3},
    {"guillemet-manquant", hauts, {{R"(alias="la Région">)", R"(alias="la Région>)"}}, 3},
    {"doctype",
     hauts,
     {{"<convention xmlns=",
       "<!DOCTYPE convention [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<convention xmlns="}},
     3},
    {"nul", hauts, {{"<titre>Objet</titre>", std::string_view("<titre>Ob\0jet</titre>", 21)}}, 3},
};

const std::vector<Breakage> in_english = {
    {"axe-manquant.en",
     hauts,
     {{R"(<axe id="axe-egalite")", "", "</axe>"}},
     1,
     "--as-of 2026-12-01 --lang en"},
    {"fin-contre-duree.en",
     hauts,
     {{R"(priseEffet="derniereSignature" fin="2028-12-31")",
       R"(valeur="P4Y" priseEffet="date" le="2026-01-01" fin="2028-12-31")"}},
     1,
     "--as-of 2026-12-01 --lang en"},
    {"balise-ouverte.en",
     hauts,
     {{"le tribunal administratif de Lille.</alinea>", "le tribunal administratif de Lille."}},
     3,
     "--as-of 2026-12-01 --lang en"},
};

std::string broken(const Breakage& breakage) {
  std::string text = read_file(source_dir + std::string("/samples/") + breakage.sample);
  for (const Edit& edit : breakage.edits) {
    const std::size_t at = text.find(edit.from);
    EXPECT_NE(at, std::string::npos) << "not in the sample: " << edit.from;
    if (at == std::string::npos) continue;
    EXPECT_EQ(text.find(edit.from, at + 1), std::string::npos) << "more than once: " << edit.from;
    std::size_t size = edit.from.size();
    if (!edit.until.empty()) size = text.find(edit.until, at + size) + edit.until.size() - at;
    text.replace(at, size, edit.to);
  }
  return text;
}

class BreakageTest : public ::testing::TestWithParam<Breakage> {};

TEST_P(BreakageTest, IsSaidPlainly) {
  const Folder folder;
  folder.write("projet.xml", broken(GetParam()));
  const Outcome outcome =
      run_program(std::string("paraphe check projet.xml ") + GetParam().arguments, folder.path(),
                  {"SOURCE_DATE_EPOCH=1796083200"});  // 1 December 2026: no golden knows today
  EXPECT_EQ(outcome.code, GetParam().code);
  EXPECT_EQ(folder.listing(), "projet.xml\n");
  expect_golden(std::string(GetParam().name) + ".txt", outcome.text);
}

std::string name_of(const ::testing::TestParamInfo<Breakage>& info) {
  std::string name = info.param.name;
  for (char& c : name) c = c == '-' || c == '.' ? '_' : c;
  return name;
}

INSTANTIATE_TEST_SUITE_P(French, BreakageTest, ::testing::ValuesIn(breakages), name_of);
INSTANTIATE_TEST_SUITE_P(English, BreakageTest, ::testing::ValuesIn(in_english), name_of);

}  // namespace
}  // namespace paraphe::testing
