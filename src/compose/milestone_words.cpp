// SPDX-License-Identifier: EUPL-1.2
#include "compose/milestone_words.h"

#include <pugixml.hpp>
#include <stdexcept>

#include "base/draft.h"

namespace paraphe {
namespace {

struct Name {
  const char* code;     ///< in English, for programs
  const char* in_data;  ///< in schemas/echeances.xml
};

/// In the order of Milestone::Kind.
constexpr Name kinds[Milestone::kinds] = {{"signature", "signature"},    {"effect", "effet"},
                                          {"report", "bilan"},           {"review", "evaluation"},
                                          {"programme", "programme"},    {"notice", "preavis"},
                                          {"decision", "decision"},      {"end", "terme"},
                                          {"renewal", "renouvellement"}, {"annex", "annexe"},
                                          {"delegation", "delegation"},  {"mandate", "mandat"},
                                          {"predecessor", "precedent"}};

/// What the reckoning says: a file that lacks one of them is refused when it is read, not when an
/// agreement comes that needs it.
constexpr const char* needed[] = {
    "titre.precedent",
    "titre.acteModifie",
    "titre.signature",
    "titre.signature.partie",
    "titre.effet",
    "titre.terme",
    "titre.effet.annexe",
    "titre.terme.annexe",
    "titre.bilan",
    "titre.evaluation",
    "titre.evaluation.finale",
    "titre.evaluation.miParcours",
    "titre.programme",
    "titre.preavis",
    "preavis.resiliation",
    "preavis.nonRenouvellement",
    "preavis.modification",
    "preavis.retrait",
    "titre.decision.tacite",
    "titre.decision.expres",
    "titre.renouvellement",
    "titre.delegation",
    "titre.mandat",
    "calcul.ecrit",
    "calcul.demande",
    "calcul.consigne",
    "calcul.effet.signature",
    "calcul.effet.derniereSignature",
    "calcul.effet.notification",
    "calcul.effet.caractereExecutoire",
    "calcul.duree.veille",
    "calcul.duree.quantieme",
    "calcul.confirme",
    "calcul.dement",
    "calcul.auTerme",
    "calcul.milieu",
    "calcul.anniversaire",
    "calcul.avant",
    "calcul.avant.francs",
    "calcul.renouvellement",
    "calcul.annee",
    "attente.signature",
    "attente.derniereSignature",
    "attente.effet",
    "attente.notification",
    "attente.caractereExecutoire",
    "attente.evenement",
    "attente.duree",
    "attente.compte.ouvres",
    "attente.compte.ouvrables",
    "agenda.nom",
    "agenda.titre",
    "agenda.calcul",
    "agenda.source",
};

Text both(const pugi::xml_node& node) {
  return {node.child("fr").text().get(), node.child("en").text().get()};
}

bool told(const Text& text) { return !text.fr.empty() && !text.en.empty(); }

std::string filled(std::string phrase, Language language, MilestoneWords::Values values) {
  for (const auto& [name, value] : values) {
    const std::string mark = "{" + std::string(name) + "}";
    const std::size_t at = phrase.find(mark);
    if (at != std::string::npos) phrase.replace(at, mark.size(), value.in(language));
  }
  return phrase;
}

void complain(const Draft& file, const Text& what, Diagnostics& diagnostics) {
  Diagnostic fault;
  fault.id = "ECH-01";
  fault.severity = Severity::fatal;
  fault.place = file.place();
  fault.message = what;
  fault.remedy = {"rétablir le fichier d’origine, ou suivre schemas/echeances.xsd",
                  "put the original file back, or follow schemas/echeances.xsd"};
  diagnostics.add(std::move(fault));
}

MilestoneWords::Nature read_nature(const pugi::xml_node& node, const std::string& name,
                                   const Draft& file, Diagnostics& diagnostics) {
  MilestoneWords::Nature nature{both(node), {}};
  if (!told(nature.category)) {
    complain(file,
             {"la nature «\u00A0" + name + "\u00A0» manque, dans une langue au moins",
              "the kind “" + name + "” is missing, in one language at least"},
             diagnostics);
  }
  for (const pugi::xml_node& reminder : node.children("rappel")) {
    const std::string length = reminder.attribute("avant").value();
    const std::optional<Duration> duration = parse_duration(length);
    if (duration && !duration->negative && !duration->empty()) {
      nature.reminders.push_back(*duration);
      continue;
    }
    complain(
        file,
        {"le rappel «\u00A0" + length + "\u00A0» de «\u00A0" + name + "\u00A0» n’est pas une durée",
         "the reminder “" + length + "” of “" + name + "” is no length of time"},
        diagnostics);
  }
  return nature;
}

}  // namespace

std::optional<MilestoneWords> MilestoneWords::load(const std::string& path,
                                                   Diagnostics& diagnostics) {
  const auto file = read_draft(path, read_bytes(path), Limits{}, diagnostics);
  if (!file) return std::nullopt;
  pugi::xml_document document;
  document.load_buffer(file->bytes().data(), file->bytes().size());
  const pugi::xml_node root = document.document_element();
  const std::size_t before = diagnostics.items().size();
  MilestoneWords words;
  words.reminder_hour_ = root.attribute("heureDesRappels").as_int(-1);
  if (words.reminder_hour_ < 0 || words.reminder_hour_ > 23) {
    complain(*file,
             {"«\u00A0heureDesRappels\u00A0» n’est pas une heure, de 0 à 23",
              "“heureDesRappels” is no hour, 0 to 23"},
             diagnostics);
  }
  for (const pugi::xml_node& phrase : root.children("phrase")) {
    words.phrases_[phrase.attribute("nom").value()] = both(phrase);
  }
  for (const char* name : needed) {
    if (told(words.phrases_[name])) continue;
    complain(*file,
             {"la phrase «\u00A0" + std::string(name) + "\u00A0» manque, dans une langue au moins",
              "the phrase “" + std::string(name) + "” is missing, in one language at least"},
             diagnostics);
  }
  for (int i = 0; i < Milestone::kinds; ++i) {
    const char* name = kinds[i].in_data;
    words.natures_[i] =
        read_nature(root.find_child_by_attribute("nature", "nom", name), name, *file, diagnostics);
  }
  if (diagnostics.items().size() != before) return std::nullopt;
  return words;
}

Text MilestoneWords::say(std::string_view name, Values values) const {
  const auto found = phrases_.find(name);
  if (found == phrases_.end()) throw std::logic_error("no phrase " + std::string(name));
  return {filled(found->second.fr, Language::fr, values),
          filled(found->second.en, Language::en, values)};
}

const char* milestone_code(Milestone::Kind kind) { return kinds[static_cast<int>(kind)].code; }

}  // namespace paraphe
