// SPDX-License-Identifier: EUPL-1.2
// What a reader of a finding would miss: a language, the reason of a rule, its basis, its remedy.
#include "check/lint.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

bool is_whole(const Text& text) { return !text.fr.empty() && !text.en.empty(); }

Text missing_language(const Text& text) {
  return text.fr.empty() ? Text{"manque en français", "is missing in French"}
                         : Text{"manque en anglais", "is missing in English"};
}

using Findings = std::vector<Diagnostic>;

void report(const char* id, const Place& place, Text message, Text remedy, Findings& out) {
  out.push_back(lint_finding(id, Severity::error, place, std::move(message), std::move(remedy)));
}

/// The texts of assertions.
void lint_texts(const RuleDescription& rule, Findings& out) {
  for (const RuleDescription::Test& test : rule.tests) {
    if (is_whole(test.text)) continue;
    const Text what = missing_language(test.text);
    report("RUL-41", test.place, {"le message " + what.fr, "the message " + what.en},
           {"l’écrire dans un <sch:diagnostic xml:lang=\"…\"> que l’assertion nomme",
            "write it in a <sch:diagnostic xml:lang=\"…\"> that the assertion names"},
           out);
  }
}

/// A part of a fiche, by its name and its element.
void lint_part(const std::string& id, const Place& place, const Text& text, const Text& name,
               const std::string& element, Findings& out) {
  if (is_whole(text)) return;
  const Text lacks = text.empty() ? Text{"manque", "is missing"} : missing_language(text);
  const std::string tag = "<r:" + element + " xml:lang=\"…\">";
  report(text.empty() ? "RUL-42" : "RUL-41", place,
         {id + "\u00A0: " + name.fr + " " + lacks.fr, id + ": " + name.en + " " + lacks.en},
         {"ajouter " + tag, "add " + tag}, out);
}

void lint_fiche(const std::string& id, const Place& place, const Fiche& fiche, Findings& out) {
  const Text basis{"le fondement", "the basis"};
  lint_part(id, place, fiche.why, {"la raison", "the reason"}, "pourquoi", out);
  lint_part(id, place, fiche.remedy, {"le remède", "the remedy"}, "remede", out);
  if (fiche.bases.empty()) lint_part(id, place, {}, basis, "fondement", out);
  for (const Basis& one : fiche.bases) lint_part(id, place, one.text, basis, "fondement", out);
  for (const auto& [assertion, remedy] : fiche.remedies) {
    lint_part(assertion, place, remedy, {"le remède", "the remedy"}, "remede", out);
  }
}

}  // namespace

void lint_fiches(const RuleSet& rules, Findings& out) {
  const RuleModel& model = rules.model();
  for (const std::string& id : rules.rules()) {
    const auto rule = rules.explain(id);
    lint_texts(*rule, out);
    const auto at = model.fiches.find(id);
    if (at == model.fiches.end()) {
      report("RUL-42", rule->tests.front().place, {id + " n’a pas de fiche", id + " has no fiche"},
             {"ajouter <r:fiche regle=\"" + id + "\"> avec raison, fondement, remède et exemples",
              "add <r:fiche regle=\"" + id + "\"> with reason, basis, remedy and examples"},
             out);
      continue;
    }
    const Place place = lint_place(model, at->second.first);
    if (rule->tests.empty()) {
      report("RUL-42", place,
             {"cette fiche ne décrit aucune règle", "this fiche describes no rule"},
             {"corriger «\u00A0regle\u00A0», ou retirer la fiche",
              "mend 'regle', or remove the fiche"},
             out);
    } else {
      lint_fiche(id, place, rule->fiche, out);
    }
  }
}

}  // namespace paraphe
