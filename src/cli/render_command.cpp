// SPDX-License-Identifier: EUPL-1.2
#include <iostream>

#include "cli/command.h"
#include "cli/renderer.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

int print_one(const std::string& input, const std::string& output, const Workshop& workshop,
              Language language) {
  const Rendered rendered = Press(workshop).print(input, output);
  std::cerr << rendered.told(language);
  if (rendered.files.empty()) {
    throw Stop{static_cast<Exit>(rendered.code), rendered.refusal};
  }
  write_outputs(rendered.files);
  if (output == "-") return exit_conform;
  for (const OutputFile& file : rendered.files)
    std::cout << Text{"écrit\u00A0: ", "written: "}.in(language) << file.path << "\n";
  std::cout << waivers_told(rendered.report, language);
  return exit_conform;
}

int run(const CommandLine& arguments, Language language) {
  if (arguments.operands().size() != 1 || !arguments.has("output")) {
    throw Stop{exit_usage,
               {"on attend un projet et un fichier\u00A0: paraphe rendre projet.xml -o projet.pdf",
                "a draft and a file are expected: paraphe render draft.xml -o draft.pdf"}};
  }
  const Workshop workshop(render_options(arguments, arguments.operands()), language);
  return print_one(arguments.operands().front(), arguments.value("output"), workshop, language);
}

}  // namespace

Command render_command() {
  return {"render",
          "rendre",
          {"PROJET -o FICHIER.pdf [options]", "DRAFT -o FILE.pdf [options]"},
          {"imprime un projet en PDF", "prints a draft as PDF"},
          render_option_table(),
          run};
}

}  // namespace paraphe
