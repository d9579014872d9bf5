// SPDX-License-Identifier: EUPL-1.2
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

#include "base/edit_distance.h"
#include "cli/command.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

std::vector<Command> commands() {
  return {check_command(), render_command(), explain_command(), fix_command()};
}

std::string general_help(Language language) {
  std::string text =
      Text{
          "paraphe vérifie et imprime les conventions entre organismes publics.\n\n"
          "Usage : paraphe COMMANDE …\n\nCommandes :\n",
          "paraphe checks and prints agreements between public bodies.\n\n"
          "Usage: paraphe COMMAND …\n\nCommands:\n"}
          .in(language);
  for (const Command& command : commands()) {
    text += "  " + command.name + " (" + command.alias + ")\n        " +
            command.summary.in(language) + "\n";
  }
  text +=
      Text{
          "\n« paraphe COMMANDE --help » décrit les options d’une commande ; "
          "« paraphe --version » donne la version.\n",
          "\n'paraphe COMMAND --help' describes the options of a command; "
          "'paraphe --version' tells the version.\n"}
          .in(language);
  return text;
}

std::string command_help(const Command& command, Language language) {
  const bool french = language == Language::fr;
  return std::string(french ? "Usage : paraphe " : "Usage: paraphe ") +
         (french ? command.alias : command.name) + " " + command.usage.in(language) + "\n\n" +
         command.summary.in(language) + "\n\n" + describe(command.options, language);
}

const Option lang_option{
    "lang",       0, {"LANGUE", "LANGUAGE"}, {"langue des messages", "language of messages"},
    {"fr", "en"}, ""};
const Option help_option{"help", 'h', {}, {"affiche cette aide", "shows this help"}, {}, ""};

int dispatch(const std::vector<std::string>& words, Language language) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    std::cout << general_help(language);
    return words.empty() ? exit_usage : exit_conform;
  }
  if (words[0] == "--version") {
    std::cout << "paraphe " PARAPHE_VERSION "\n";
    return exit_conform;
  }
  for (Command& command : commands()) {
    if (words[0] != command.name && words[0] != command.alias) continue;
    command.options.push_back(lang_option);
    command.options.push_back(help_option);
    const CommandLine arguments =
        parse_command_line({words.begin() + 1, words.end()}, command.options);
    if (arguments.has("help")) {
      std::cout << command_help(command, language);
      return exit_conform;
    }
    if (arguments.has("lang")) {
      language = arguments.value("lang") == "en" ? Language::en : Language::fr;
    }
    return command.run(arguments, language);
  }
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    names.insert(names.end(), {command.name, command.alias});
  }
  Text message{"« " + words[0] + " » n’est pas une commande",
               "'" + words[0] + "' is not a command"};
  if (const std::string near = nearest(words[0], names); !near.empty()) {
    message.fr += " ; vouliez-vous dire « " + near + " » ?";
    message.en += "; did you mean '" + near + "'?";
  } else {
    message.fr += " ; « paraphe --help » donne la liste";
    message.en += "; 'paraphe --help' lists them";
  }
  throw Stop{exit_usage, message};
}

int guarded(const std::vector<std::string>& words, Language language) {
  try {
    const int code = dispatch(words, language);
    std::cout.flush();
    if (!std::cout) {
      throw Stop{exit_output,
                 {"impossible d’écrire sur la sortie standard (disque plein ou lecteur parti)",
                  "cannot write to standard output (disk full or reader gone)"}};
    }
    return code;
  } catch (const Stop& stop) {
    std::cerr << "paraphe" << (language == Language::fr ? " : " : ": ") << stop.message.in(language)
              << "\n";
    return stop.code;
  } catch (const std::exception& error) {
    std::cerr << Text{"paraphe : erreur interne : ", "paraphe: internal error: "}.in(language)
              << error.what() << "\n"
              << Text{"Rien n’a été écrit. Signalez-le, avec le projet si vous le pouvez.",
                      "Nothing was written. Please report it, with the draft if you can."}
                     .in(language)
              << "\n";
    return exit_internal;
  }
}

}  // namespace
}  // namespace paraphe

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
#ifdef M_TOP_PAD
  mallopt(M_TOP_PAD, 4 << 20);  // ask the system for memory in few large pieces
#endif
  std::signal(SIGXFSZ, SIG_IGN);  // a file too big for the system is then an error like another
  const std::vector<std::string> arguments(words + 1, words + count);
  return paraphe::guarded(arguments, paraphe::choose_language(arguments));
}
