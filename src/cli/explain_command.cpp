// SPDX-License-Identifier: EUPL-1.2
#include <iostream>

#include "base/edit_distance.h"
#include "cli/command.h"
#include "cli/inspection.h"
#include "cli/stop.h"
#include "output/report/snippet.h"

namespace paraphe {
namespace {

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return text;
}

Text severity_words(Severity severity) {
  switch (severity) {
    case Severity::fatal:
    case Severity::error:
      return {"erreur, bloque la signature", "error, blocks the signature"};
    case Severity::warning:
      return {"avertissement", "warning"};
    default:
      return {"information", "information"};
  }
}

void print_part(const Text& title, const std::string& text, Language language) {
  if (text.empty()) return;
  std::cout << "\n" << title.in(language) << "\n  " << wrapped(text, 2) << "\n";
}

void print_rule(const RuleDescription& rule, Language language) {
  std::cout << rule.id << "\n";
  for (const RuleDescription::Test& test : rule.tests) {
    std::cout << "  " << wrapped("- " + test.text.in(language) + " (" + severity_words(test.severity).in(language) + ")", 4)
              << "\n";
  }
  const Fiche& fiche = rule.fiche;
  print_part({"Pourquoi", "Why"}, fiche.why.in(language), language);
  print_part({"Fondement", "Basis"}, fiche.basis().in(language), language);
  print_part({"Que faire", "What to do"}, fiche.remedy.in(language), language);
  print_part({"Dérogation", "Waiver"},
             (fiche.waivable ? Text{"possible, avec un motif", "possible, with a reason"}
                             : Text{"impossible", "not possible"})
                 .in(language),
             language);
  if (!fiche.from.empty() || !fiche.until.empty()) {
    print_part({"En vigueur", "In force"}, fiche.from + " – " + fiche.until, language);
  }
}

Text unknown_rule(const std::string& id, const std::vector<std::string>& known) {
  Text message{"aucune règle ne s’appelle « " + id + " »", "no rule is called '" + id + "'"};
  const std::string near = paraphe::nearest(id, known);
  if (!near.empty()) {
    message.fr += " ; vouliez-vous dire « " + near + " » ?";
    message.en += "; did you mean '" + near + "'?";
  }
  return message;
}

int run(const CommandLine& arguments, Language language) {
  if (arguments.operands().empty()) {
    throw Stop{exit_usage,
               {"il manque le nom d’une règle ; par exemple : paraphe expliquer DUR-02",
                "the name of a rule is missing; for example: paraphe explain DUR-02"}};
  }
  const Inspection inspection = Inspection::load(language, Prose::now);
  for (const std::string& operand : arguments.operands()) {
    const std::string id = upper(operand);
    const auto rule = inspection.rules().explain(id);
    if (!rule) throw Stop{exit_usage, unknown_rule(id, inspection.rules().rules())};
    if (&operand != &arguments.operands().front()) std::cout << "\n";
    print_rule(*rule, language);
  }
  return exit_conform;
}

}  // namespace

Command explain_command() {
  return {"explain", "expliquer", {"RÈGLE…", "RULE…"},
          {"dit ce qu’une règle demande, pourquoi, et que faire", "tells what a rule asks, why, and what to do"},
          {}, run};
}

}  // namespace paraphe
