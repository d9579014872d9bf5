// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string_view>
#include <thread>

#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/edition.h"
#include "cli/inputs.h"
#include "cli/inspection.h"
#include "cli/milestone_data.h"
#include "cli/output_file.h"
#include "cli/stop.h"
#include "output/report/redaction.h"

namespace paraphe {
namespace {

unsigned jobs(const CommandLine& arguments) {
  if (!arguments.has("jobs")) return std::max(1U, std::thread::hardware_concurrency());
  const std::string text = arguments.value("jobs");
  if (text.empty() || text.size() > 3 ||
      text.find_first_not_of("0123456789") != std::string::npos || std::stoul(text) == 0) {
    throw Stop{exit_usage,
               {"« " + text + " » : « --jobs » attend un nombre de 1 à 999",
                "'" + text + "': '--jobs' expects a number from 1 to 999"}};
  }
  return static_cast<unsigned>(std::stoul(text));
}

bool colored(const std::string& output) {
  const char* refused = std::getenv("NO_COLOR");
  return output == "-" && (refused == nullptr || *refused == 0) && ::isatty(STDOUT_FILENO) == 1;
}

const Format& chosen_format(const CommandLine& arguments, std::size_t drafts) {
  const auto found = std::find_if(formats().begin(), formats().end(), [&](const Format& format) {
    return arguments.value("format") == format.name;
  });
  const std::string name = found->name;
  if (found->one_draft && drafts > 1) {
    throw Stop{exit_usage,
               {"un rapport « " + name + " » ne tient qu’un projet ; vérifiez-les un par un",
                "a '" + name + "' report holds one draft; check them one by one"}};
  }
  if (arguments.has("redact") && !found->redacts) {
    throw Stop{exit_usage,
               {"un rapport « " + name +
                    " » montre ce que le projet contient ; avec « --redact », "
                    "choisissez une autre forme",
                "a '" + name +
                    "' report shows what the draft holds; with '--redact', choose "
                    "another format"}};
  }
  return *found;
}

int run(const CommandLine& arguments, Language language) {
  const std::vector<std::string> inputs = expand_inputs(arguments.operands());
  const Format& format = chosen_format(arguments, inputs.size());
  CheckOptions options = check_options(arguments, inputs);
  if (std::string_view(format.name) == "svrl") options.svrl = "paraphe " PARAPHE_VERSION;
  options.explain = arguments.has("explain");
  options.redact = arguments.has("redact");
  const unsigned threads = jobs(arguments);

  // Neither is ever destroyed: the process ends here, and gives back all its memory at once, where
  // freeing tree after tree would take a tenth of the check.
  static Inspection& inspection = *new Inspection(Inspection::load(language));
  static auto& reports = *new std::vector<Report>(inspection.check(inputs, options, threads));
  if (options.redact) {
    for (Report& report : reports) redact(report);
  }
  const std::string output = arguments.has("output") ? arguments.value("output") : "-";
  ReportOptions told{language, colored(output)};
  told.redact = options.redact;
  told.edition.program = PARAPHE_VERSION;
  if (format.edition) told.edition = read_edition(inspection.rules().version());
  if (format.reasons) told.reasons = read_reasons(inspection.rules());
  if (format.milestones) told.milestones = load_milestone_words(language);
  const std::string text = format.write(reports, told);
  if (format.one_draft && text.empty()) {
    std::cerr << write_terminal(reports, told);  // the rules have not run: here is why
  } else {
    write_output(output, text);
  }
  return exit_code(reports);
}

}  // namespace

Command check_command() {
  std::vector<std::string> names;
  for (const Format& format : formats()) names.emplace_back(format.name);
  return {"check",
          "verifier",
          {"PROJET… [options]", "DRAFT… [options]"},
          {"vérifie un projet avant signature et dit ce qui est à corriger",
           "checks a draft before signature and says what to mend"},
          {gate_option(),
           {"format",
            'f',
            {"FORME", "FORMAT"},
            {"forme du rapport", "form of the report"},
            names,
            "terminal"},
           {"explain",
            0,
            {},
            {"donne pour chaque constat les valeurs que la règle a pesées",
             "gives with each finding the values that the rule weighed"},
            {},
            ""},
           as_of_option(),
           register_option(),
           waivers_option(),
           {"jobs",
            'j',
            {"N", "N"},
            {"nombre de projets vérifiés en même temps", "number of drafts checked at once"},
            {},
            ""},
           {"redact",
            0,
            {},
            {"masque dans le rapport ce que le projet contient : noms, nombres, dates, phrases",
             "masks in the report what the draft holds: names, numbers, dates, sentences"},
            {},
            ""},
           {"output",
            'o',
            {"FICHIER", "FILE"},
            {"écrit le rapport dans ce fichier", "writes the report to this file"},
            {},
            ""}},
          run};
}

}  // namespace paraphe
