// SPDX-License-Identifier: EUPL-1.2
// Keeps the text that is put to the vote, so that the one that is signed can be held against it.
#include <filesystem>
#include <iostream>
#include <system_error>

#include "base/digest.h"
#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/edition.h"
#include "cli/frozen_stage.h"
#include "cli/inputs.h"
#include "cli/inspection.h"
#include "cli/output_file.h"
#include "cli/signed_copy.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

const std::string& draft_of(const CommandLine& arguments) {
  if (arguments.operands().size() == 1) return arguments.operands().front();
  throw Stop{exit_usage,
             {"on attend un projet et un seul ; par exemple : paraphe figer projet.xml",
              "one draft is expected; for example: paraphe freeze draft.xml"}};
}

std::string target_of(const CommandLine& arguments, const std::string& draft) {
  if (arguments.has("output")) return arguments.value("output");
  if (draft != "-") return frozen_beside(draft);
  throw Stop{exit_usage,
             {"un projet lu sur l’entrée standard n’a pas de dossier : donnez un nom après « -o »",
              "a draft read from standard input has no folder: give a name after '-o'"}};
}

/// What was voted is evidence: it is not lost by a slip.
[[noreturn]] void refuse_to_replace(const std::string& target) {
  throw Stop{exit_output,
             {"« " + target +
                  " » existe déjà : c’est peut-être le texte qui a été voté ; avec « --replace », "
                  "il est remplacé",
              "'" + target +
                  "' exists already: it may be the text that was voted; with '--replace' it is "
                  "replaced"}};
}

void want_free(const std::string& target) {
  std::error_code error;
  const auto status = std::filesystem::symlink_status(target, error);
  if (target == "-" || status.type() == std::filesystem::file_type::not_found) return;
  if (status.type() == std::filesystem::file_type::character) return;  // a device keeps nothing
  refuse_to_replace(target);
}

int run(const CommandLine& arguments, Language language) {
  const std::string& input = draft_of(arguments);
  const std::string target = target_of(arguments, input);
  const bool replaces = arguments.has("replace");
  std::error_code error;  // however its name is written, what was frozen is for --replace to guard
  if (!std::filesystem::equivalent(target, frozen_beside(input), error))
    keep_inputs({input}, target);
  if (!replaces) want_free(target);
  CheckOptions options;
  options.gate = vote_gate;
  choose_reference(arguments, true, options);
  choose_register(arguments, options);
  options.waivers = choose_waivers(arguments, arguments.operands());
  Inspection inspection = Inspection::load(language);
  const Report report = inspection.check(input, options);
  if (report.code != exit_conform) {
    std::cerr << refused_draft(report, language);
    throw Stop{static_cast<Exit>(report.code),
               {"rien n’est figé : le texte n’est pas prêt pour le vote",
                "nothing is frozen: the text is not ready for the vote"}};
  }
  const std::string text = canonical(*report.draft);
  const std::string frozen = write_frozen(text, report, read_edition(report.verdict.rules_version));
  if (!write_output(target, frozen, replaces))
    refuse_to_replace(target);  // another process was faster
  if (target == "-") return exit_conform;
  std::cout << Text{"écrit : ", "written: "}.in(language) << target << "\n"
            << Text{"texte mis au vote, sha256:", "text put to the vote, sha256:"}.in(language)
            << hexadecimal(sha256(text)) << "\n"
            << verdict_sentence(report.verdict).in(language) << "\n";
  return exit_conform;
}

}  // namespace

Command freeze_command() {
  return {
      "freeze",
      "figer",
      {"PROJET [options]", "DRAFT [options]"},
      {"garde à côté du projet le texte mis au vote, s’il y est prêt ; à la signature, le "
       "projet lui est comparé",
       "keeps beside the draft the text put to the vote, if it is ready for it; at signature "
       "the draft is held against it"},
      {as_of_option(),
       register_option(),
       waivers_option(),
       {"replace",
        0,
        {},
        {"remplace le texte figé qui s’y trouve déjà", "replaces the frozen text that is there"},
        {},
        ""},
       {"output",
        'o',
        {"FICHIER", "FILE"},
        {"fichier à écrire, au lieu de PROJET.gel.xml", "file to write, instead of DRAFT.gel.xml"},
        {},
        ""}},
      run};
}

}  // namespace paraphe
