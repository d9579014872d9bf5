// SPDX-License-Identifier: EUPL-1.2
#include <iostream>

#include "cli/attest.h"
#include "cli/command.h"
#include "cli/edition.h"
#include "cli/input_file.h"
#include "cli/inspection.h"
#include "cli/proof_attestation.h"
#include "cli/stop.h"
#include "cli/verify_batch.h"
#include "cli/verify_page.h"

namespace paraphe {
namespace {

/// The draft to hold the PDF against; one that the schema refuses is no draft of a print.
Report read_draft_against(const std::string& path, Language language) {
  Report report = validate_draft(path, load_schema(language));
  if (report.code == exit_conform) return report;
  std::cerr << refused_draft(report, language);
  throw Stop{static_cast<Exit>(report.code),
             {"rien n’est comparé : le projet « " + path + " » n’est pas valide",
              "nothing is compared: the draft '" + path + "' is not valid"}};
}

int run(const CommandLine& arguments, Language language) {
  if (asks_for_code(arguments)) {
    refuse_what_is_for_several_pdfs(arguments);
    return verify_code(arguments, language);
  }
  if (is_for_several_pdfs(arguments)) return verify_batch(arguments, language);
  refuse_what_is_for_several_pdfs(arguments);
  refuse_sheet_without_page(arguments);
  if (arguments.operands().size() != 1) {
    throw Stop{exit_usage,
               {"on attend un PDF : paraphe attester convention.pdf",
                "a PDF is expected: paraphe verify agreement.pdf"}};
  }
  const std::string& file = arguments.operands().front();
  AttestOptions options;
  options.form = arguments.value("template");
  std::optional<Report> against;
  if (arguments.has("against")) {
    against = read_draft_against(arguments.value("against"), language);
    options.against = &*against->draft;
  }
  const std::string pdf = read_input_file(file);
  SourceCheck check(language, SourceCheck::Depth::rules);
  Attested attested = attest(file, pdf, options, check);
  Attestation& attestation = attested.attestation;
  if (arguments.has("proof")) {
    const std::string proof = arguments.value("proof");
    const std::string source = attested.recipe ? attested.recipe->source : "";
    attestation.proof = attest_proof(read_input_file(proof), pdf, source, language);
    attestation.proof->file = proof;
  }
  std::cout << (arguments.value("format") == "json" ? write_attestation_json(attestation)
                                                    : write_attestation(attestation, language));
  return attestation.exit_code();
}

}  // namespace

Command verify_command() {
  Command command{
      "verify",
      "attester",
      {"FICHIER.pdf|DOSSIER… [options]\n       paraphe attester --code CODE|--page IMAGE "
       "[FICHIER.pdf|DOSSIER…]",
       "FILE.pdf|FOLDER… [options]\n       paraphe verify --code CODE|--page IMAGE "
       "[FILE.pdf|FOLDER…]"},
      {"dit si un PDF est bien celui que donne le texte qu’il emporte, même signé",
       "tells whether a PDF is the one that the text it carries gives, signed or not"},
      {{"against",
        0,
        {"PROJET", "DRAFT"},
        {"ce PDF est-il ce projet ? Dit sinon où ils diffèrent d’abord",
         "is this PDF that draft? Tells otherwise where they first differ"},
        {},
        "",
        true},
       {"proof",
        0,
        {"FICHIER", "FILE"},
        {"sa preuve est-elle la sienne, inchangée ? Refait le contrôle avec les règles qu’elle "
         "contient, puis avec celles d’aujourd’hui",
         "is its proof its own, unchanged? Checks again by the rules that it holds, then by "
         "those of today"},
        {},
        "",
        true},
       {"template",
        't',
        {"GABARIT", "TEMPLATE"},
        {"le gabarit de l’impression, quand le PDF ne l’emporte pas ou qu’il a ses polices",
         "the template of the print, when the PDF does not carry it or it has its own fonts"},
        {},
        "",
        false,
        true,
        false,
        true},
       {"format",
        'f',
        {"FORME", "FORM"},
        {"forme de la réponse", "form of the answer"},
        {"terminal", "json"},
        "terminal"}},
      run};
  for (Option& option : verify_batch_options()) command.options.push_back(std::move(option));
  for (Option& option : code_options()) command.options.push_back(std::move(option));
  return command;
}

}  // namespace paraphe
