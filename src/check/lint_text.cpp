// SPDX-License-Identifier: EUPL-1.2
// How a finding of the lint is told.
#include "check/lint.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

struct Reason {
  std::string_view id;
  const char* fr;
  const char* en;
};
constexpr Reason reasons[] = {
    {"RUL-20", "une règle qui cherche ce qui ne peut pas exister ne trouve jamais rien et se tait",
     "a rule that looks for what cannot exist never finds anything, and says nothing"},
    {"RUL-21", "une valeur que le schéma refuse n’est jamais celle d’un projet",
     "a value that the schema refuses is never that of a draft"},
    {"RUL-22", "sans préfixe, XPath cherche un élément sans espace de noms\u202F; il n’y en a pas",
     "without a prefix, XPath looks for an element in no namespace, and there is none"},
    {"RUL-23", "XPath 1.0 ne connaît pas les dates\u00A0: il compare des nombres ou des textes",
     "XPath 1.0 knows no dates: it compares numbers or texts"},
    {"RUL-24", "XPath ne demande alors que si le nœud existe, quoi qu’il dise",
     "XPath then only asks whether the node exists, whatever it says"},
    {"RUL-25", "XPath cherche un nœud qui diffère, et non si tous diffèrent",
     "XPath looks for one node that differs, not whether all of them do"},
    {"RUL-26", "le temps croît alors comme le carré de la longueur du projet",
     "the time then grows as the square of the length of the draft"},
    {"RUL-27", "le temps croît alors comme le carré de la longueur du projet",
     "the time then grows as the square of the length of the draft"},
    {"RUL-28",
     "libxml2 ne suit pas ici la norme, et d’autres outils ne trouveraient pas la même "
     "chose",
     "libxml2 departs from the standard here, and other tools would find something else"},
    {"RUL-29", "dans un motif, un nœud n’est l’affaire que de la première règle qui le prend",
     "in a pattern, a node is the affair of the first rule that matches it"},
    {"RUL-40", "un constat et une dérogation désignent une seule assertion par son identifiant",
     "a finding and a waiver name one assertion by its id"},
    {"RUL-41", "un lecteur de cette langue lirait l’autre",
     "a reader of that language would read "
     "the other"},
    {"RUL-42", "un constat dit toujours pourquoi, sur quel fondement et que faire",
     "a finding always tells why, on what basis and what to do"},
    {"RUL-43", "ce qui ne sert à rien cache le plus souvent une faute de frappe",
     "what serves nothing mostly hides a slip"},
    {"RUL-44", "une valeur inconnue ne change rien, et la règle garde sa gravité",
     "an unknown value changes nothing, and the rule keeps its severity"},
    {"RUL-45",
     "une variable de la règle se calcule sur le nœud de «\u00A0context\u00A0», avant que "
     "«\u00A0visit-each\u00A0» n’en parcoure d’autres",
     "a variable of the rule is computed on the node of 'context', before 'visit-each' goes "
     "through others"},
    {"RUL-46", "ces mots ne seraient jamais montrés", "these words would never be shown"},
};

}  // namespace

Diagnostic lint_finding(const char* id, Severity severity, Place place, Text message, Text remedy) {
  Diagnostic out;
  out.id = id;
  out.severity = severity;
  out.place = std::move(place);
  out.message = std::move(message);
  out.remedy = std::move(remedy);
  for (const Reason& reason : reasons) {
    if (reason.id == id) out.why = {reason.fr, reason.en};
  }
  return out;
}

Place lint_place(const RuleModel& model, const xmlNode* node) {
  for (const auto& file : model.files) {
    if (file->draft.tree() == node->doc) return file->draft.place(node);
  }
  return {};
}

}  // namespace paraphe
