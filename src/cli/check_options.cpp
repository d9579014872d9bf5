// SPDX-License-Identifier: EUPL-1.2
#include "cli/check_options.h"

#include <algorithm>
#include <filesystem>

#include "cli/inspection.h"
#include "cli/stop.h"

namespace paraphe {

Option gate_option() {
  return {"gate",
          'g',
          {"PORTE", "GATE"},
          {"étape pour laquelle le texte est vérifié", "step the text is checked for"},
          {"draft", "deliberation", "signature"},
          "signature"};
}

Option as_of_option() {
  return {"as-of",
          0,
          {"DATE", "DATE"},
          {"date de référence, année-mois-jour ; sinon celle de la signature, sinon celle du jour",
           "reference date, year-month-day; else that of signature, else today"},
          {},
          ""};
}

Option waivers_option() {
  return {"waivers",
          0,
          {"FICHIER|none", "FILE|none"},
          {"fichier des dérogations ; sinon « projet.derogations.xml », à côté du projet",
           "file of waivers; else 'draft.derogations.xml', beside the draft"},
          {},
          ""};
}

std::string choose_waivers(const CommandLine& arguments, const std::vector<std::string>& inputs) {
  const std::string choice = arguments.value("waivers");
  if (choice == "-") {
    throw Stop{exit_usage,
               {"les dérogations se lisent dans un fichier, non sur l’entrée standard",
                "waivers are read from a file, not from standard input"}};
  }
  if (!choice.empty() && choice != "none" && inputs.size() > 1) {
    throw Stop{exit_usage,
               {"« --waivers » donne les dérogations d’un seul projet ; vérifiez les projets un à "
                "un, ou rangez chaque fichier à côté du sien",
                "'--waivers' gives the waivers of one draft; check the drafts one by one, or keep "
                "each file beside its own"}};
  }
  return choice;
}

std::string form_of(const CommandLine& arguments, const std::vector<std::string>& forms) {
  if (arguments.has("format")) return arguments.value("format");
  const std::string extension = std::filesystem::path(arguments.value("output")).extension();
  const auto named = std::find_if(forms.begin(), forms.end(),
                                  [&](const std::string& form) { return "." + form == extension; });
  return named == forms.end() ? forms.front() : *named;
}

CheckOptions check_options(const CommandLine& arguments, const std::vector<std::string>& inputs) {
  CheckOptions options;
  options.gate = arguments.value("gate");
  options.waivers = choose_waivers(arguments, inputs);
  choose_reference(arguments, true, options);
  choose_register(arguments, options);
  return options;
}

}  // namespace paraphe
