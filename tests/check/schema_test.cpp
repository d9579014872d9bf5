// SPDX-License-Identifier: EUPL-1.2
#include "check/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/tree.h>
#include <unistd.h>

#include <fstream>
#include <random>
#include <sstream>
#include <system_error>
#include <thread>
#include <vector>

#include "base/xml.h"
#include "places.h"

namespace paraphe {
namespace {

const Schema& schema() {
  static const Schema loaded = [] {
    initialise_xml();
    Diagnostics diagnostics;
    auto read = Schema::load(source_dir + std::string("/schemas/convention.xsd"), diagnostics);
    if (!read) throw std::runtime_error(diagnostics.items().front().message.en);
    return std::move(*read);
  }();
  return loaded;
}

// A small agreement that is valid, for each case to spoil.
const char sound[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<convention xmlns="urn:paraphe:convention:1" nature="convention-cadre" profil="socle"
            statut="projet" version="1.0" langue="fr">
  <titre>Convention-cadre</titre>
  <parties>
    <partie id="universite" type="epscp" siren="123456789" alias="l’Université">
      <denomination>Université de Saint-Exemple</denomination>
      <siege voie="1, rue du Pont" codePostal="80000" ville="Saint-Exemple"/>
      <representant id="presidente" civilite="Mme" prenom="Anne" nom="Martin" qualite="présidente"/>
    </partie>
  </parties>
  <duree valeur="P4Y" priseEffet="derniereSignature">
    <preavis objet="resiliation" valeur="P6M"/>
  </duree>
  <articles>
    <article id="objet" objet="objet">
      <titre>Objet</titre>
      <alinea>Les parties coopèrent jusqu’au <date le="2028-12-31"/>.</alinea>
    </article>
    <article id="terme" objet="duree">
      <titre>Durée</titre>
      <alinea>La convention dure <valeur de="duree"/>.</alinea>
    </article>
  </articles>
  <cloture lieu="Saint-Exemple" originaux="2" mode="papier"/>
</convention>
)";

struct Change {
  std::string from;
  std::string to;
};

std::string changed(const std::vector<Change>& changes) {
  std::string text = sound;
  for (const Change& change : changes) {
    const std::size_t at = text.find(change.from);
    EXPECT_NE(at, std::string::npos) << change.from;
    if (at != std::string::npos) text.replace(at, change.from.size(), change.to);
  }
  return text;
}

// Everything a reader is told: « line [what is pointed at] id message → remedy ».
std::string show(const Draft& draft, const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& item : diagnostics.items()) {
    EXPECT_FALSE(item.message.en.empty());
    EXPECT_FALSE(item.remedy.en.empty());
    const Position& start = item.place.start;
    text += std::to_string(start.line) + " [" +
            draft.bytes().substr(start.byte, item.place.end.byte - start.byte) + "] " + item.id +
            " " + item.message.fr + " → " + item.remedy.fr;
    for (const Note& note : item.notes) {
      text += " (" + note.text.fr + " " + std::to_string(note.place->start.line) + ")";
    }
    text += "\n";
  }
  return text;
}

std::string findings(const Schema& grammar, const std::string& bytes) {
  Diagnostics diagnostics;
  const auto draft = read_draft("projet.xml", bytes, {}, diagnostics);
  if (!draft) return "unreadable: " + diagnostics.items().front().message.en;
  grammar.validate(*draft, diagnostics);
  return show(*draft, diagnostics);
}

struct Case {
  const char* name;
  std::vector<Change> changes;
  std::string expected;
};

const Case mistakes[] = {
    {"MisspelledElement",
     {{"<duree ", "<dure "}, {"</duree>", "</dure>"}},
     "12 [dure] SCH-02 l’élément «\u00A0dure\u00A0» n’est pas attendu ici\u202F; attendu\u00A0: "
     "«\u00A0organismes\u00A0» ou «\u00A0duree\u00A0» → vouliez-vous dire "
     "«\u00A0duree\u00A0»\u202F?\n"},
    {"MisspelledElementAndWhatFollows",
     {{"<titre>C", "<titr>C"},
      {"cadre</titre>", "cadre</titr>"},
      {"<siege", "<sieges"},
      {"P6M", "six mois"},
      {"2028-12-31", "demain"}},
     "4 [titr] SCH-02 l’élément «\u00A0titr\u00A0» n’est pas attendu ici\u202F; attendu\u00A0: "
     "«\u00A0titre\u00A0» → vouliez-vous dire «\u00A0titre\u00A0»\u202F?\n"
     "8 [sieges] SCH-02 l’élément «\u00A0sieges\u00A0» n’est pas attendu ici\u202F; attendu\u00A0: "
     "«\u00A0formeJuridique\u00A0» ou «\u00A0siege\u00A0» → vouliez-vous dire "
     "«\u00A0siege\u00A0»\u202F?\n"
     "13 [six mois] SCH-07 «\u00A0six mois\u00A0» ne convient pas à l’attribut "
     "«\u00A0valeur\u00A0»\u202F; une durée s’écrit « P » suivi d’années (Y), de mois (M), de "
     "jours (D) : P4Y pour quatre ans, P18M pour dix-huit mois, P30D pour trente jours → corriger "
     "cette valeur\n"
     "18 [demain] SCH-07 «\u00A0demain\u00A0» ne convient pas à l’attribut «\u00A0le\u00A0»\u202F; "
     "une date s’écrit année-mois-jour, par exemple 2026-12-03 ; elle existe au calendrier et "
     "tombe entre 1900 et 2199 → corriger cette valeur\n"},
    {"AccentedElement",
     {{"<duree ", "<durée "}, {"</duree>", "</durée>"}},
     "12 [durée] SCH-02 l’élément «\u00A0durée\u00A0» n’est pas attendu ici\u202F; attendu\u00A0: "
     "«\u00A0organismes\u00A0» ou «\u00A0duree\u00A0» → vouliez-vous dire "
     "«\u00A0duree\u00A0»\u202F?\n"},
    {"UnknownElement",
     {{"<valeur de=\"duree\"/>", "<b>quatre ans</b>"}},
     "22 [b] SCH-02 l’élément «\u00A0b\u00A0» n’existe pas dans le vocabulaire des projets → "
     "attendu ici\u00A0: «\u00A0valeur\u00A0», «\u00A0nombre\u00A0», «\u00A0renvoi\u00A0», "
     "«\u00A0terme\u00A0», «\u00A0montant\u00A0», «\u00A0date\u00A0», «\u00A0programme\u00A0», "
     "«\u00A0organisme\u00A0», «\u00A0nomPropre\u00A0», «\u00A0etranger\u00A0», "
     "«\u00A0emphase\u00A0», «\u00A0note\u00A0» ou «\u00A0blanc\u00A0»\n"},
    {"UnknownElementAmongArticles",
     {{"    <article id=\"objet\"", "    <paragraphe/>\n    <article id=\"objet\""}},
     "16 [paragraphe] SCH-02 l’élément «\u00A0paragraphe\u00A0» n’existe pas dans le vocabulaire "
     "des projets → attendu ici\u00A0: «\u00A0article\u00A0»\n"},
    {"ElementOfAnotherVocabulary",
     {{"<valeur de=\"duree\"/>", "<x:b xmlns:x=\"urn:x\"/>"}},
     "22 [x:b] SCH-02 l’élément «\u00A0x:b\u00A0» n’existe pas dans le vocabulaire des projets → "
     "attendu ici\u00A0: «\u00A0valeur\u00A0», «\u00A0nombre\u00A0», «\u00A0renvoi\u00A0», "
     "«\u00A0terme\u00A0», «\u00A0montant\u00A0», «\u00A0date\u00A0», «\u00A0programme\u00A0», "
     "«\u00A0organisme\u00A0», «\u00A0nomPropre\u00A0», «\u00A0etranger\u00A0», "
     "«\u00A0emphase\u00A0», «\u00A0note\u00A0» ou «\u00A0blanc\u00A0»\n"},
    {"ElementWithoutVocabulary",
     {{"<titre>Objet", "<titre xmlns=\"\">Objet"}},
     "17 [titre] SCH-02 l’élément «\u00A0titre\u00A0» ne relève pas du vocabulaire des projets → "
     "retirer de sa balise la déclaration xmlns=\"…\", ou son préfixe\n"},
    {"KnownElementElsewhere",
     {{"<valeur de=\"duree\"/>", "<article/>"}},
     "22 [article] SCH-02 l’élément «\u00A0article\u00A0» existe, mais n’est pas admis dans "
     "«\u00A0alinea\u00A0» → attendu ici\u00A0: «\u00A0valeur\u00A0», «\u00A0nombre\u00A0», "
     "«\u00A0renvoi\u00A0», «\u00A0terme\u00A0», «\u00A0montant\u00A0», «\u00A0date\u00A0», "
     "«\u00A0programme\u00A0», «\u00A0organisme\u00A0», «\u00A0nomPropre\u00A0», "
     "«\u00A0etranger\u00A0», «\u00A0emphase\u00A0», «\u00A0note\u00A0» ou «\u00A0blanc\u00A0»\n"},
    {"MissingElement",
     {{"      <siege voie=\"1, rue du Pont\" codePostal=\"80000\" ville=\"Saint-Exemple\"/>\n",
       ""}},
     "8 [representant] SCH-03 il manque l’élément «\u00A0siege\u00A0» avant "
     "«\u00A0representant\u00A0» → ajouter «\u00A0siege\u00A0» (l’adresse du siège)\n"},
    {"MissingTitle",
     {{"<titre>Durée</titre>", ""}},
     "22 [alinea] SCH-03 il manque l’élément «\u00A0titre\u00A0» avant «\u00A0alinea\u00A0» → "
     "ajouter «\u00A0titre\u00A0» (le titre, sans « Article » ni numéro)\n"},
    {"MissingLastElement",
     {{"  <cloture lieu=\"Saint-Exemple\" originaux=\"2\" mode=\"papier\"/>\n", ""}},
     "2 [convention] SCH-03 l’élément «\u00A0convention\u00A0» est incomplet\u00A0: il y manque "
     "«\u00A0cloture\u00A0» → ajouter ce qui manque avant la balise qui le ferme\n"},
    {"EmptyArticle",
     {{"<alinea>Les parties coopèrent jusqu’au <date le=\"2028-12-31\"/>.</alinea>", ""}},
     "16 [article] SCH-03 l’élément «\u00A0article\u00A0» est incomplet\u00A0: il y manque "
     "«\u00A0alinea\u00A0», «\u00A0liste\u00A0», «\u00A0tableau\u00A0», «\u00A0objectifs\u00A0», "
     "«\u00A0axes\u00A0», «\u00A0engagements\u00A0», «\u00A0thematiques\u00A0» ou "
     "«\u00A0actions\u00A0» → ajouter ce qui manque avant la balise qui le ferme\n"},
    {"ElementsOutOfOrder",
     {{"  <titre>Convention-cadre</titre>\n", ""},
      {"  </parties>\n", "  </parties>\n  <titre>Convention-cadre</titre>\n"}},
     "4 [parties] SCH-04 l’élément «\u00A0titre\u00A0» se place avant «\u00A0parties\u00A0» → "
     "déplacer «\u00A0titre\u00A0» (il figure ici 11)\n"},
    {"OptionalElementTooLate",
     {{"  </parties>\n", "  </parties>\n  <periode debut=\"2026\" fin=\"2028\"/>\n"}},
     "12 [periode] SCH-04 l’élément «\u00A0periode\u00A0» n’est pas à sa place dans "
     "«\u00A0convention\u00A0» → l’ordre est\u00A0: «\u00A0titre\u00A0», «\u00A0reference\u00A0», "
     "«\u00A0periode\u00A0», «\u00A0precedent\u00A0», «\u00A0parties\u00A0», "
     "«\u00A0organismes\u00A0», «\u00A0duree\u00A0», «\u00A0visas\u00A0», "
     "«\u00A0considerants\u00A0», «\u00A0preambule\u00A0», «\u00A0definitions\u00A0», "
     "«\u00A0articles\u00A0», «\u00A0cloture\u00A0», «\u00A0signatures\u00A0», "
     "«\u00A0annexes\u00A0»\n"},
    {"RepeatedElement",
     {{"<titre>Objet</titre>", "<titre>Objet</titre><titre>Bis</titre>"}},
     "17 [titre] SCH-04 l’élément «\u00A0titre\u00A0» ne peut pas figurer ici une seconde fois → "
     "attendu ici\u00A0: «\u00A0alinea\u00A0», «\u00A0liste\u00A0», «\u00A0tableau\u00A0», "
     "«\u00A0objectifs\u00A0», «\u00A0axes\u00A0», «\u00A0engagements\u00A0», "
     "«\u00A0thematiques\u00A0» ou «\u00A0actions\u00A0» (il figure d’abord ici 17)\n"},
    {"MissingAttribute",
     {{" priseEffet=\"derniereSignature\"", ""}},
     "12 [duree] SCH-05 il manque l’attribut «\u00A0priseEffet\u00A0» à l’élément "
     "«\u00A0duree\u00A0» → ajouter priseEffet=\"…\" (l’événement qui fait commencer la durée), "
     "avec pour valeur «\u00A0date\u00A0», «\u00A0signature\u00A0», "
     "«\u00A0derniereSignature\u00A0», «\u00A0notification\u00A0» ou "
     "«\u00A0caractereExecutoire\u00A0»\n"},
    {"MissingAttributeWithForm",
     {{" valeur=\"P6M\"", ""}},
     "13 [preavis] SCH-05 il manque l’attribut «\u00A0valeur\u00A0» à l’élément "
     "«\u00A0preavis\u00A0» → ajouter valeur=\"…\" (sa durée)\u202F; une durée s’écrit "
     "«\u00A0P\u00A0» suivi d’années (Y), de mois (M), de jours (D)\u00A0: P4Y pour quatre ans, "
     "P18M pour dix-huit mois, P30D pour trente jours\n"},
    {"PostalCodeWithItsCity",
     {{"80000", "80000 Saint-Exemple"}},
     "8 [80000 Saint-Exemple] SCH-07 «\u00A080000 Saint-Exemple\u00A0» ne convient pas à "
     "l’attribut «\u00A0codePostal\u00A0»\u202F; un code postal compte cinq chiffres en "
     "France\u00A0; ailleurs, dix signes au plus\u00A0: lettres sans accent, chiffres, espaces et "
     "«\u00A0-\u00A0» → corriger cette valeur\n"},
    {"CodeOfACountry",
     {{"ville=\"Saint-Exemple\"/", "ville=\"Saint-Exemple\" pays=\"CH\"/"}},
     "8 [CH] SCH-07 «\u00A0CH\u00A0» ne convient pas à l’attribut «\u00A0pays\u00A0»\u202F; le "
     "nom d’un pays s’écrit en français, tel qu’il s’imprime\u00A0: «\u00A0Suisse\u00A0», "
     "«\u00A0Royaume-Uni\u00A0», «\u00A0Côte d’Ivoire\u00A0»\u00A0; ni code ni sigle "
     "(«\u00A0CH\u00A0», «\u00A0USA\u00A0») → corriger cette valeur\n"},
    {"MisspelledAttribute",
     {{"codePostal", "codepostal"}},
     "8 [codepostal] SCH-06 l’attribut «\u00A0codepostal\u00A0» n’est pas prévu sur l’élément "
     "«\u00A0siege\u00A0» → vouliez-vous dire «\u00A0codePostal\u00A0»\u202F?\n"},
    {"UnknownAttribute",
     {{"lieu=\"Saint-Exemple\"", "ville=\"Saint-Exemple\""}},
     "25 [ville] SCH-06 l’attribut «\u00A0ville\u00A0» n’est pas prévu sur l’élément "
     "«\u00A0cloture\u00A0» → le supprimer\u202F; cet élément peut encore porter "
     "«\u00A0lieu\u00A0», «\u00A0date\u00A0» ou «\u00A0illustratif\u00A0»\n"},
    {"AttributeOfAnotherVocabulary",
     {{"<alinea>La", "<alinea xml:lang=\"fr\">La"}},
     "22 [xml:lang] SCH-06 l’attribut «\u00A0xml:lang\u00A0» n’est pas prévu sur l’élément "
     "«\u00A0alinea\u00A0» → le supprimer\u202F; cet élément peut encore porter «\u00A0id\u00A0» "
     "ou «\u00A0illustratif\u00A0»\n"},
    {"SirenWithSpaces",
     {{"123456789", "123 456 789"}},
     "6 [123 456 789] SCH-07 «\u00A0123 456 789\u00A0» ne convient pas à l’attribut "
     "«\u00A0siren\u00A0»\u202F; un SIREN compte neuf chiffres, sans espace → vouliez-vous dire "
     "«\u00A0123456789\u00A0»\u202F?\n"},
    {"SirenTooShort",
     {{"123456789", "12345"}},
     "6 [12345] SCH-07 «\u00A012345\u00A0» ne convient pas à l’attribut «\u00A0siren\u00A0»\u202F; "
     "un SIREN compte neuf chiffres, sans espace → corriger cette valeur\n"},
    {"ValueNotInTheList",
     {{"\"projet\"", "\"brouillon\""}},
     "3 [brouillon] SCH-07 «\u00A0brouillon\u00A0» ne convient pas à l’attribut "
     "«\u00A0statut\u00A0» → écrire «\u00A0projet\u00A0», «\u00A0adopte\u00A0» ou "
     "«\u00A0signe\u00A0»\n"},
    {"ValueWithAccent",
     {{"\"projet\"", "\"adopté\""}},
     "3 [adopté] SCH-07 «\u00A0adopté\u00A0» ne convient pas à l’attribut «\u00A0statut\u00A0» → "
     "vouliez-vous dire «\u00A0adopte\u00A0»\u202F? Sinon, écrire «\u00A0projet\u00A0», "
     "«\u00A0adopte\u00A0» ou «\u00A0signe\u00A0»\n"},
    {"OneItemOfAList",
     {{"objet=\"objet\"", "objet=\"objet objectif\""}},
     "16 [objectif] SCH-07 «\u00A0objectif\u00A0» ne convient pas à l’attribut «\u00A0objet\u00A0» "
     "→ vouliez-vous dire «\u00A0objectifs\u00A0»\u202F? Sinon, écrire «\u00A0objet\u00A0», "
     "«\u00A0objectifs\u00A0», «\u00A0axes\u00A0», «\u00A0engagements\u00A0», "
     "«\u00A0thematiques\u00A0», «\u00A0actions\u00A0», «\u00A0moyens\u00A0», "
     "«\u00A0gouvernance\u00A0», «\u00A0evaluation\u00A0», «\u00A0financement\u00A0», "
     "«\u00A0proprieteIntellectuelle\u00A0», «\u00A0publications\u00A0», "
     "«\u00A0confidentialite\u00A0», «\u00A0communication\u00A0», "
     "«\u00A0donneesPersonnelles\u00A0», «\u00A0egalite\u00A0», «\u00A0duree\u00A0», "
     "«\u00A0modification\u00A0», «\u00A0maintien\u00A0», «\u00A0resiliation\u00A0», "
     "«\u00A0litiges\u00A0», «\u00A0responsabilite\u00A0», «\u00A0documents\u00A0» ou "
     "«\u00A0divers\u00A0»\n"},
    {"EmptyList",
     {{"profil=\"socle\"", "profil=\"\""}},
     "2 [] SCH-07 l’attribut «\u00A0profil\u00A0» est vide → compléter\u202F; un ou plusieurs "
     "codes, séparés par des espaces\n"},
    {"FrenchDate",
     {{"2028-12-31", "31/12/2028"}},
     "18 [31/12/2028] SCH-07 «\u00A031/12/2028\u00A0» ne convient pas à l’attribut "
     "«\u00A0le\u00A0»\u202F; une date s’écrit année-mois-jour, par exemple 2026-12-03 ; elle "
     "existe au calendrier et tombe entre 1900 et 2199 → vouliez-vous dire "
     "«\u00A02028-12-31\u00A0»\u202F?\n"},
    {"DateInWords",
     {{"2028-12-31", "31 décembre 2028"}},
     "18 [31 décembre 2028] SCH-07 «\u00A031 décembre 2028\u00A0» ne convient pas à l’attribut "
     "«\u00A0le\u00A0»\u202F; une date s’écrit année-mois-jour, par exemple 2026-12-03 ; elle "
     "existe au calendrier et tombe entre 1900 et 2199 → vouliez-vous dire "
     "«\u00A02028-12-31\u00A0»\u202F?\n"},
    {"DateOfOneFigure",
     {{"2028-12-31", "2028-12-1"}},
     "18 [2028-12-1] SCH-07 «\u00A02028-12-1\u00A0» ne convient pas à l’attribut "
     "«\u00A0le\u00A0»\u202F; une date s’écrit année-mois-jour, par exemple 2026-12-03 ; elle "
     "existe au calendrier et tombe entre 1900 et 2199 → vouliez-vous dire "
     "«\u00A02028-12-01\u00A0»\u202F?\n"},
    {"DateThatDoesNotExist",
     {{"2028-12-31", "2028-02-30"}},
     "18 [2028-02-30] SCH-07 «\u00A02028-02-30\u00A0» ne convient pas à l’attribut "
     "«\u00A0le\u00A0»\u202F; une date s’écrit année-mois-jour, par exemple 2026-12-03 ; elle "
     "existe au calendrier et tombe entre 1900 et 2199 → corriger cette valeur\n"},
    {"YearOutOfBounds",
     {{"2028-12-31", "99999999999999-10-01"}},
     "18 [99999999999999-10-01] SCH-07 «\u00A099999999999999-10-01\u00A0» ne convient pas à "
     "l’attribut «\u00A0le\u00A0»\u202F; une date s’écrit année-mois-jour, par exemple 2026-12-03 "
     "; elle existe au calendrier et tombe entre 1900 et 2199 → corriger cette valeur\n"},
    {"FrenchDuration",
     {{"P4Y", "4 ans"}},
     "12 [4 ans] SCH-07 «\u00A04 ans\u00A0» ne convient pas à l’attribut "
     "«\u00A0valeur\u00A0»\u202F; une durée s’écrit « P » suivi d’années (Y), de mois (M), de "
     "jours (D) : P4Y pour quatre ans, P18M pour dix-huit mois, P30D pour trente jours → "
     "vouliez-vous dire «\u00A0P4Y\u00A0»\u202F?\n"},
    {"DurationInFrenchLetters",
     {{"P4Y", "P4A"}},
     "12 [P4A] SCH-07 «\u00A0P4A\u00A0» ne convient pas à l’attribut "
     "«\u00A0valeur\u00A0»\u202F; une durée s’écrit « P » suivi d’années (Y), de mois (M), de "
     "jours (D) : P4Y pour quatre ans, P18M pour dix-huit mois, P30D pour trente jours → "
     "vouliez-vous dire «\u00A0P4Y\u00A0»\u202F?\n"},
    {"NumberTooSmall",
     {{"originaux=\"2\"", "originaux=\"0\""}},
     "25 [0] SCH-07 «\u00A00\u00A0» ne convient pas à l’attribut «\u00A0originaux\u00A0»\u202F; le "
     "nombre d’exemplaires originaux, de 1 à 99 → corriger cette valeur\n"},
    {"NumberInWords",
     {{"originaux=\"2\"", "originaux=\"deux\""}},
     "25 [deux] SCH-07 «\u00A0deux\u00A0» ne convient pas à l’attribut "
     "«\u00A0originaux\u00A0»\u202F; le nombre d’exemplaires originaux, de 1 à 99 → corriger cette "
     "valeur\n"},
    {"EmptyValue",
     {{"alias=\"l’Université\"", "alias=\"\""}},
     "6 [] SCH-07 l’attribut «\u00A0alias\u00A0» est vide → compléter\u202F; un nom ou un numéro : "
     "au moins un signe, 100 au plus\n"},
    {"ValueTooLong",
     {{"alias=\"l’Université\"",
       "alias=\"long long long long long long long long long long long long long long long long "
       "long long long long long long long long \""}},
     "6 [long long long long long long long long long long long long long long long long long long "
     "long long long long long long ] SCH-07 «\u00A0long long long long long long long long long "
     "long long long …\u00A0» ne convient pas à l’attribut «\u00A0alias\u00A0»\u202F; un nom ou un "
     "numéro : au moins un signe, 100 au plus → corriger cette valeur\n"},
    {"DateOrWord",
     {{"<preavis objet=\"resiliation\" valeur=\"P6M\"/>", "<evaluation moment=\"un jour\"/>"}},
     "13 [un jour] SCH-07 «\u00A0un jour\u00A0» ne convient pas à l’attribut "
     "«\u00A0moment\u00A0»\u202F; « mi-parcours », « annuel », « final », ou une date (2028-06-30) "
     "→ corriger cette valeur\n"},
    {"BadIdentifier",
     {{"id=\"universite\"", "id=\"1 université\""}},
     "6 [1 université] SCH-07 «\u00A01 université\u00A0» ne convient pas à l’attribut "
     "«\u00A0id\u00A0»\u202F; un identifiant commence par une lettre et ne contient que des "
     "lettres sans accent, des chiffres, « - » et « _ » (40 signes au plus) → corriger cette "
     "valeur\n"},
    {"DuplicateIdentifier",
     {{"id=\"terme\"", "id=\"objet\""}},
     "20 [objet] SCH-10 l’identifiant «\u00A0objet\u00A0» est déjà porté par un autre élément → "
     "donner à chaque élément un identifiant différent, et revoir les renvois (il est porté "
     "d’abord ici 16)\n"},
    {"EmptyTerm",
     {{"<valeur de=\"duree\"/>", "<terme definition=\"objet\"></terme>"}},
     "22 [terme] SCH-07 l’élément «\u00A0terme\u00A0» est vide → compléter\u202F; un texte court : "
     "au moins un signe, 300 au plus\n"},
    {"ElementInTerm",
     {{"<valeur de=\"duree\"/>", "<terme definition=\"objet\"><valeur de=\"duree\"/></terme>"}},
     "22 [valeur] SCH-09 l’élément «\u00A0terme\u00A0» ne contient pas d’autre élément → retirer "
     "«\u00A0valeur\u00A0»\u202F; garder son texte si «\u00A0terme\u00A0» en admet\n"},
    {"TextWhereNoneIsAllowed",
     {{"  <parties>", "  Texte libre\n  <parties>"}},
     "5 [Texte libre] SCH-08 du texte n’est pas admis directement dans «\u00A0convention\u00A0» → "
     "placer ce texte dans l’un des éléments prévus\u00A0: «\u00A0titre\u00A0», "
     "«\u00A0reference\u00A0», «\u00A0periode\u00A0», «\u00A0precedent\u00A0», "
     "«\u00A0parties\u00A0», «\u00A0organismes\u00A0», «\u00A0duree\u00A0», «\u00A0visas\u00A0», "
     "«\u00A0considerants\u00A0», «\u00A0preambule\u00A0», «\u00A0definitions\u00A0», "
     "«\u00A0articles\u00A0», «\u00A0cloture\u00A0», «\u00A0signatures\u00A0» ou "
     "«\u00A0annexes\u00A0»\n"},
    {"TextInADataElement",
     {{"<date le=\"2028-12-31\"/>", "<date le=\"2028-12-31\">fin 2028</date>"}},
     "18 [fin 2028] SCH-08 du texte n’est pas admis directement dans «\u00A0date\u00A0» → "
     "supprimer ce texte\u00A0: «\u00A0date\u00A0» ne contient rien, ses données sont des "
     "attributs\n"},
    {"ElementInADataElement",
     {{"<date le=\"2028-12-31\"/>", "<date le=\"2028-12-31\"><b/></date>"}},
     "18 [b] SCH-09 l’élément «\u00A0date\u00A0» ne contient pas d’autre élément → retirer "
     "«\u00A0b\u00A0»\u202F; garder son texte si «\u00A0date\u00A0» en admet\n"},
    {"NoNamespace",
     {{" xmlns=\"urn:paraphe:convention:1\"", ""}},
     "2 [convention] SCH-01 l’élément «\u00A0convention\u00A0» ne dit pas de quel vocabulaire il "
     "relève → ajouter xmlns=\"urn:paraphe:convention:1\" à la balise «\u00A0convention\u00A0»\n"},
    {"WrongNamespace",
     {{"urn:paraphe:convention:1", "urn:paraphe:convention:2"}},
     "2 [urn:paraphe:convention:2] SCH-01 le vocabulaire «\u00A0urn:paraphe:convention:2\u00A0» "
     "n’est pas celui des projets → écrire xmlns=\"urn:paraphe:convention:1\"\n"},
    {"NamespaceTakenAway",
     {{"urn:paraphe:convention:1", ""}},
     "2 [convention] SCH-01 l’élément «\u00A0convention\u00A0» ne dit pas de quel vocabulaire il "
     "relève → ajouter xmlns=\"urn:paraphe:convention:1\" à la balise «\u00A0convention\u00A0»\n"},
    {"WrongNamespaceOfAPrefix",
     {{"<convention ", "<p:convention xmlns:p=\"urn:autre\" "},
      {"</convention>", "</p:convention>"}},
     "2 [urn:autre] SCH-01 le vocabulaire «\u00A0urn:autre\u00A0» n’est pas celui des projets → "
     "écrire xmlns:p=\"urn:paraphe:convention:1\"\n"},
    {"WrongRoot",
     {{"<convention ", "<contrat "}, {"</convention>", "</contrat>"}},
     "2 [contrat] SCH-01 un projet ne commence pas par «\u00A0contrat\u00A0» → le premier élément "
     "est «\u00A0convention\u00A0» ou «\u00A0avenant\u00A0»\n"},
    {"TypeChosenByTheDraft",
     {{"<cloture ",
       "<cloture xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"Cloture\" "}},
     "25 [xsi:type] SCH-11 l’attribut «\u00A0xsi:type\u00A0» n’est pas admis dans un projet → "
     "le supprimer\n"},
    {"NilChosenByTheDraft",
     {{"<cloture ",
       "<cloture xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\" "}},
     "25 [xsi:nil] SCH-11 l’attribut «\u00A0xsi:nil\u00A0» n’est pas admis dans un projet → "
     "le supprimer\n"},
    {"DanglingReferenceIsLeftToTheRules",
     {{"<valeur de=\"duree\"/>", "<renvoi cible=\"absent\"/>"}},
     ""},
};

class Checking : public testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(ADraft, Checking, testing::ValuesIn(mistakes),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_P(Checking, SaysWhatAJuristUnderstands) {
  const std::string found = findings(schema(), changed(GetParam().changes));
  EXPECT_EQ(found, GetParam().expected);
  for (const char* jargon : {"{urn", "cvc-", "facet", "//", "xs:", "[0-9]"}) {
    EXPECT_THAT(found, testing::Not(testing::HasSubstr(jargon)));
  }
}

TEST(CheckingADraft, SaysNothingOfASoundOne) {
  EXPECT_EQ(findings(schema(), sound), "");
  EXPECT_EQ(findings(schema(), changed({{"<convention ",
                                         "<convention xmlns:xsi=\"http://www.w3.org/2001/"
                                         "XMLSchema-instance\" xsi:schemaLocation=\"urn:paraphe:"
                                         "convention:1 http://example.invalid/x.xsd\" "}})),
            "");
}

TEST(CheckingADraft, OffersTheEditsThatMendIt) {
  for (const auto& changes : std::vector<std::vector<Change>>{
           {{" xmlns=\"urn:paraphe:convention:1\"", ""}},
           {{"urn:paraphe:convention:1", "urn:paraphe:convention:2"}},
           {{"<duree ", "<dure "}, {"</duree>", "</dure>"}},
           {{"<alinea>Les", "<alineas>Les"}, {"</alinea>\n    </article>", "</alineas></article>"}},
           {{"codePostal", "codepostal"}},
           {{"2028-12-31", "31/12/2028"}},
           {{"P4Y", "4 ans"}},
           {{"123456789", "123 456 789"}},
           {{"\"projet\"", "\"Projet\""}},
       }) {
    std::string text = changed(changes);
    Diagnostics diagnostics;
    const auto draft = read_draft("projet.xml", text, {}, diagnostics);
    ASSERT_TRUE(draft);
    schema().validate(*draft, diagnostics);
    ASSERT_EQ(diagnostics.items().size(), 1U) << show(*draft, diagnostics);
    const auto& edits = diagnostics.items()[0].edits;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
      text.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->replacement);
    }
    EXPECT_EQ(findings(schema(), text), "") << text;
  }
}

TEST(CheckingADraft, LeavesItsTreeAsItWas) {
  Diagnostics diagnostics;
  const auto draft = read_draft(
      "projet.xml", changed({{"<titre>", "<titr>"}, {"</titre>", "</titr>"}}), {}, diagnostics);
  ASSERT_TRUE(draft);
  const auto dump = [&] {
    xmlChar* text = nullptr;
    int size = 0;
    xmlDocDumpMemory(draft->tree(), &text, &size);
    const std::string result(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    xmlFree(text);
    return result;
  };
  const std::string before = dump();
  schema().validate(*draft, diagnostics);
  const std::string once = show(*draft, diagnostics);
  EXPECT_EQ(dump(), before);
  EXPECT_EQ(draft->tree()->ids, nullptr);
  Diagnostics again;
  schema().validate(*draft, again);
  EXPECT_EQ(show(*draft, again), once);
}

// Elements dropped, doubled, swapped and renamed at random: something is always said of what is not
// valid, and saying it never fails, whatever has to be mended on the way.
TEST(CheckingADraft, SurvivesShuffledElements) {
  std::mt19937 random(20251203);
  std::vector<std::string> lines;
  std::istringstream text(sound);
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  const auto any = [&] { return 1 + random() % (lines.size() - 1); };
  int spoiled = 0;
  for (int i = 0; i < 600; ++i) {
    std::vector<std::string> shuffled = lines;
    for (unsigned changes = 1 + random() % 4; changes > 0; --changes) {
      const std::size_t at = any();
      const std::size_t kind = random() % 4;
      if (kind == 0) shuffled[at].clear();
      if (kind == 1) shuffled[at] += lines[any()];
      if (kind == 2) std::swap(shuffled[at], shuffled[any()]);
      if (kind == 3 && shuffled[at].size() > 8) shuffled[at].erase(6, 1);
    }
    std::string bytes;
    for (const std::string& line : shuffled) bytes += line + "\n";
    Diagnostics diagnostics;
    const auto draft = read_draft("projet.xml", bytes, {}, diagnostics);
    if (!draft) continue;
    schema().validate(*draft, diagnostics);
    if (!diagnostics.empty()) ++spoiled;
    for (const Diagnostic& item : diagnostics.items()) EXPECT_NE(item.id, "SCH-99") << bytes;
  }
  EXPECT_GT(spoiled, 50);
}

TEST(CheckingADraft, SharesTheSchemaBetweenThreads) {
  const std::string spoiled = changed({{"<titre>Objet</titre>", ""}, {"P6M", "six"}});
  const std::string expected = findings(schema(), spoiled);
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& one : found) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) one = findings(schema(), spoiled);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(found, testing::Each(expected));
}

TEST(CheckingADraft, GivesUpAfterTwoHundredFindings) {
  std::string points;
  for (int i = 0; i < 300; ++i) points += "<alinea faute='x'/>";
  Diagnostics diagnostics;
  const auto draft =
      read_draft("projet.xml", changed({{"<titre>Objet</titre>", "<titre>Objet</titre>" + points}}),
                 {}, diagnostics);
  ASSERT_TRUE(draft);
  schema().validate(*draft, diagnostics);
  EXPECT_EQ(diagnostics.items().size(), 200U);
}

// A schema without a sentence of its own: types of XSD itself, facets, an element of a simple type.
const char bare[] = R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="a"><xs:complexType><xs:sequence>
    <xs:element name="n" type="xs:integer" minOccurs="0"/>
    <xs:element name="s" minOccurs="0"><xs:simpleType><xs:restriction base="xs:token">
      <xs:maxLength value="3"/></xs:restriction></xs:simpleType></xs:element>
  </xs:sequence>
  <xs:attribute name="d" type="xs:date"/>
  <xs:attribute name="b" type="xs:boolean"/>
  </xs:complexType></xs:element>
</xs:schema>)";

struct File {
  explicit File(const std::string& text) : path(testing::TempDir() + "paraphe-schema-test.xsd") {
    std::ofstream(path) << text;
  }
  ~File() { ::unlink(path.c_str()); }
  std::string path;
};

TEST(CheckingWithABareSchema, FallsBackOnSentencesOfOurOwn) {
  initialise_xml();
  const File file(bare);
  Diagnostics diagnostics;
  const auto grammar = Schema::load(file.path, diagnostics);
  ASSERT_TRUE(grammar);
  EXPECT_EQ(
      findings(*grammar, "<a d='hier' b='oui'><n>1x</n><s>long</s></a>"),
      "1 [hier] SCH-07 «\u00A0hier\u00A0» ne convient pas à l’attribut «\u00A0d\u00A0»\u202F; une "
      "date s’écrit année-mois-jour, par exemple 2026-12-03 → corriger cette valeur\n"
      "1 [oui] SCH-07 «\u00A0oui\u00A0» ne convient pas à l’attribut «\u00A0b\u00A0»\u202F; "
      "écrire «\u00A0true\u00A0» ou «\u00A0false\u00A0» → corriger cette valeur\n"
      "1 [1x] SCH-07 «\u00A01x\u00A0» ne convient pas à l’élément «\u00A0n\u00A0»\u202F; un nombre "
      "entier s’écrit en chiffres, sans espace → corriger cette valeur\n"
      "1 [long] SCH-07 «\u00A0long\u00A0» ne convient pas à l’élément «\u00A0s\u00A0»\u202F; sa "
      "longueur n’est pas celle qui est attendue → corriger cette valeur\n");
  EXPECT_EQ(findings(*grammar, "<a><n><b/></n></a>"),
            "1 [b] SCH-09 l’élément «\u00A0n\u00A0» ne contient pas d’autre élément → retirer "
            "«\u00A0b\u00A0»\u202F; garder son texte si «\u00A0n\u00A0» en admet\n");
}

TEST(LoadingASchema, SaysWhyItCannotBeUsed) {
  initialise_xml();
  const File file(
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
      "<xs:element name='a' type='absent'/></xs:schema>");
  Diagnostics diagnostics;
  EXPECT_FALSE(Schema::load(file.path, diagnostics));
  ASSERT_EQ(diagnostics.items().size(), 1U);
  EXPECT_EQ(diagnostics.items()[0].id, "SCH-00");
  EXPECT_EQ(diagnostics.items()[0].severity, Severity::fatal);
  EXPECT_EQ(diagnostics.items()[0].place.start.column, 57U);
  EXPECT_THROW(Schema::load(testing::TempDir() + "absent.xsd", diagnostics), std::system_error);
}

TEST(DataOfDates, AreWhatTheirSchemaSays) {
  initialise_xml();
  const std::string folder = source_dir + std::string("/schemas/");
  Diagnostics diagnostics;
  const auto schema = Schema::load(folder + "echeances.xsd", diagnostics);
  const auto data =
      read_draft("echeances.xml", read_bytes(folder + "echeances.xml"), Limits{}, diagnostics);
  ASSERT_TRUE(schema && data);
  schema->validate(*data, diagnostics);
  for (const Diagnostic& each : diagnostics.items()) {
    ADD_FAILURE() << each.place.start.line << " " << each.message.en;
  }
}

}  // namespace
}  // namespace paraphe
