// SPDX-License-Identifier: EUPL-1.2
#include <iostream>

#include "cli/batch.h"
#include "cli/command.h"
#include "cli/render_batch.h"
#include "cli/renderer.h"
#include "cli/signed_copy.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

int print_one(const std::string& input, const std::string& output, const Workshop& workshop,
              Language language) {
  const Rendered rendered = Press(workshop, true).print(input, output);
  std::cerr << rendered.told(language);
  if (rendered.files.empty()) {
    throw Stop{static_cast<Exit>(rendered.code), rendered.refusal};
  }
  refuse_to_lose_signatures(rendered.files);
  write_outputs(rendered.files);
  if (output == "-") return exit_conform;
  for (const OutputFile& file : rendered.files)
    std::cout << Text{"écrit\u00A0: ", "written: "}.in(language) << file.path << "\n";
  std::cout << waivers_told(rendered.report, language);
  return exit_conform;
}

/// Of one draft, options that are for several are a slip: `-o` would not be the folder they expect.
void refuse_what_is_for_several(const CommandLine& arguments) {
  jobs_of(arguments, 1);  // one thread will do; a number that is none is told all the same
  for (const char* name : {"resume", "shard"}) {
    if (!arguments.has(name)) continue;
    const std::string option = std::string("--") + name;
    throw Stop{exit_usage,
               {"«\u00A0" + option +
                    "\u00A0» vaut pour plusieurs projets, imprimés dans un dossier\u00A0: paraphe "
                    "rendre projets/ -o pdf/",
                "'" + option +
                    "' is for several drafts, printed into a folder: paraphe render drafts/ -o "
                    "pdf/"}};
  }
}

int run(const CommandLine& arguments, Language language) {
  if (is_for_several(arguments)) return render_batch(arguments, language);
  if (arguments.operands().size() != 1 || !arguments.has("output")) {
    throw Stop{exit_usage,
               {"on attend un projet et un fichier\u00A0: paraphe rendre projet.xml -o projet.pdf",
                "a draft and a file are expected: paraphe render draft.xml -o draft.pdf"}};
  }
  refuse_what_is_for_several(arguments);
  const Workshop workshop(render_options(arguments, arguments.operands()), language);
  return print_one(arguments.operands().front(), arguments.value("output"), workshop, language);
}

}  // namespace

Command render_command() {
  return {"render",
          "rendre",
          {"PROJET -o FICHIER.pdf [options]\n       paraphe rendre PROJET… -o DOSSIER [options]",
           "DRAFT -o FILE.pdf [options]\n       paraphe render DRAFT… -o FOLDER [options]"},
          {"imprime un projet en PDF, ou plusieurs dans un dossier",
           "prints a draft as PDF, or several into a folder"},
          render_option_table(),
          run};
}

}  // namespace paraphe
