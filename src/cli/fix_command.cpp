// SPDX-License-Identifier: EUPL-1.2
// Corrects a draft where nobody can have meant anything else, and changes nothing besides.
#include <filesystem>
#include <iostream>
#include <system_error>
#include <utility>

#include "base/edits.h"
#include "cli/command.h"
#include "cli/correction.h"
#include "cli/output_file.h"
#include "cli/signed_copy.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

[[noreturn]] void refuse_worse(Correction correction, Language language) {
  std::erase_if(correction.after->verdict.findings.items(),
                [](const Diagnostic& finding) { return !is_blocking(finding); });
  std::cerr << write_findings(*correction.after, {language, false});
  throw Stop{exit_not_conform,
             {"rien n’est changé : les corrections feraient naître les erreurs ci-dessus ; "
              "corrigez à la main",
              "nothing is changed: the corrections would bring in the errors above; mend by "
              "hand"}};
}

std::string read(const std::string& input, Language language, Inspection& inspection) {
  try {
    return read_bytes(input);
  } catch (const std::system_error&) {
    std::cerr << write_findings(inspection.check(input, CheckOptions()), {language, false});
    throw Stop{exit_input, {"rien n’est changé", "nothing is changed"}};
  }
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return a == b || (a != "-" && std::filesystem::equivalent(a, b, error));
}

int run(const CommandLine& arguments, Language language) {
  if (arguments.operands().size() != 1) {
    throw Stop{exit_usage,
               {"on attend un seul projet ; par exemple : paraphe corriger projet.xml",
                "one draft is expected; for example: paraphe fix draft.xml"}};
  }
  const std::string& input = arguments.operands().front();
  const std::string output = arguments.has("output") ? arguments.value("output") : input;
  const bool only_shown = arguments.has("diff");
  if (only_shown && arguments.has("output")) {
    throw Stop{
        exit_usage,
        {"«\u00A0--diff\u00A0» n’écrit rien, «\u00A0-o\u00A0» n’y sert pas\u202F; pour garder les "
         "corrections montrées, redirigez-les\u00A0: paraphe corriger projet.xml --diff > "
         "projet.diff",
         "'--diff' writes nothing, '-o' is of no use with it; to keep the corrections it "
         "shows, redirect them: paraphe fix draft.xml --diff > draft.diff"}};
  }
  CheckOptions options;
  options.gate = arguments.value("gate");
  choose_reference(arguments, true, options);
  choose_register(arguments, options);
  Inspection inspection = Inspection::load(language);
  Correction correction = correct(inspection, input, read(input, language, inspection), options);
  if (!correction.before.draft && correction.edits == 0) {
    std::cerr << write_findings(correction.before, {language, false});
    throw Stop{exit_input,
               {"rien n’est changé : le projet n’est pas lisible",
                "nothing is changed: the draft cannot be read"}};
  }
  if (correction.edits > 0 && is_worse(correction)) {
    refuse_worse(std::move(correction), language);
  }
  if (only_shown) {
    if (correction.edits == 0)
      std::cerr << correction_summary(correction, language)
                << correction_verdict(correction, language);
    write_output("-", unified_diff(correction.source, correction.result, input) +
                          correction_proposals(correction, language));
    return correction.last().code;
  }
  const bool in_place = input != "-" && is_same_file(output, input);
  if (in_place && correction.edits > 0) {
    refuse_if_signed(input, correction.before.draft ? &*correction.before.draft : nullptr);
    replace_output(input, correction.source, correction.result);
  } else if (!in_place) {
    write_output(output, correction.result);
  }
  const std::string told = correction_summary(correction, language) +
                           correction_proposals(correction, language) +
                           correction_verdict(correction, language);
  if (output == "-") {
    std::cerr << told;
  } else {
    write_output("-", told);
  }
  return correction.last().code;
}

}  // namespace

Command fix_command() {
  return {
      "fix",
      "corriger",
      {"PROJET [options]", "DRAFT [options]"},
      {"corrige la forme sans toucher aux mots, et propose le reste",
       "mends the form without altering the wording, and proposes the rest"},
      {{"diff",
        0,
        {},
        {"montre les corrections et ne change rien", "shows the corrections, changes nothing"},
        {},
        ""},
       {"output",
        'o',
        {"FICHIER", "FILE"},
        {"écrit le projet corrigé dans ce fichier, sans toucher au premier ; « - » : sortie "
         "standard",
         "writes the corrected draft to this file and leaves the first alone; '-': standard "
         "output"},
        {},
        ""},
       {"gate",
        'g',
        {"PORTE", "GATE"},
        {"étape pour laquelle le texte est vérifié", "step the text is checked for"},
        {"draft", "deliberation", "signature"},
        "signature"},
       {"as-of",
        0,
        {"DATE", "DATE"},
        {"date de référence, année-mois-jour ; sinon celle de la signature, sinon celle du jour",
         "reference date, year-month-day; else that of signature, else today"},
        {},
        ""},
       register_option()},
      run};
}

}  // namespace paraphe
