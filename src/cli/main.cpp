// SPDX-License-Identifier: EUPL-1.2
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/edit_distance.h"
#include "base/memory_reserve.h"
#include "cli/command.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

/// Each is built when it is asked for: `check` comes first, and pays for no other.
constexpr Command (*makers[])() = {
    check_command,  render_command, explain_command, fix_command,      waivers_command,
    rules_command,  visa_command,   new_command,     calendar_command, ceremony_command,
    verify_command, freeze_command, report_command};

std::vector<Command> commands() {
  std::vector<Command> all;
  for (const auto& make : makers) all.push_back(make());
  return all;
}

bool names(const std::string& word, const Command& command) {
  return word == command.name || word == command.alias;
}

std::string listed(const std::vector<Command>& commands, Language language) {
  std::string text;
  for (const Command& command : commands) {
    text += "  " + command.name + " (" + command.alias + ")\n        " +
            command.summary.in(language) + "\n";
  }
  return text;
}

std::string general_help(Language language) {
  return Text{
             "paraphe vérifie et imprime les conventions entre organismes publics.\n\n"
             "Usage : paraphe COMMANDE …\n\nCommandes :\n",
             "paraphe checks and prints agreements between public bodies.\n\n"
             "Usage: paraphe COMMAND …\n\nCommands:\n"}
             .in(language) +
         listed(commands(), language) +
         Text{
             "\n« paraphe COMMANDE --help » décrit les options d’une commande ; "
             "« paraphe --version » donne la version.\n",
             "\n'paraphe COMMAND --help' describes the options of a command; "
             "'paraphe --version' tells the version.\n"}
             .in(language);
}

/// `family`: the words before the name of the command, « derogations » or nothing.
std::string command_help(const Command& command, const Text& family, Language language) {
  const bool french = language == Language::fr;
  const std::string& name = french ? command.alias : command.name;
  std::string text = (french ? "Usage : paraphe " : "Usage: paraphe ") + family.in(language) + name;
  if (command.run == nullptr) {
    return text + Text{" COMMANDE …\n\n", " COMMAND …\n\n"}.in(language) +
           command.summary.in(language) + "\n\n" + listed(command.parts, language);
  }
  text += " " + command.usage.in(language) + "\n\n" + command.summary.in(language) + "\n\n" +
          describe(command.options, language);
  if (command.parts.empty()) return text;
  return text + Text{"\nCommandes\u00A0:\n", "\nCommands:\n"}.in(language) +
         listed(command.parts, language);
}

Option lang_option() {
  return {"lang",       0, {"LANGUE", "LANGUAGE"}, {"langue des messages", "language of messages"},
          {"fr", "en"}, ""};
}

Option help_option() {
  return {"help", 'h', {}, {"affiche cette aide", "shows this help"}, {}, ""};
}

bool asks_help(const std::string& word) { return word == "--help" || word == "-h"; }

Text unknown_command(const std::string& word, const std::vector<Command>& among,
                     const Text& family) {
  std::vector<std::string> names;
  for (const Command& command : among) names.insert(names.end(), {command.name, command.alias});
  Text message{"« " + word + " » n’est pas une commande", "'" + word + "' is not a command"};
  if (!family.empty()) {
    message.fr += " de « paraphe " + family.fr.substr(0, family.fr.size() - 1) + " »";
    message.en += " of 'paraphe " + family.en.substr(0, family.en.size() - 1) + "'";
  }
  if (const std::string near = nearest(word, names); !near.empty()) {
    message.fr += " ; vouliez-vous dire « " + near + " » ?";
    message.en += "; did you mean '" + near + "'?";
  } else {
    message.fr += " ; « paraphe " + family.fr + "--help » donne la liste";
    message.en += "; 'paraphe " + family.en + "--help' lists them";
  }
  return message;
}

bool takes(const std::vector<Command>& commands, const std::string& name,
           const std::string& value) {
  return std::any_of(commands.begin(), commands.end(), [&](const Command& command) {
    const auto& options = command.options;
    return takes(command.parts, name, value) ||
           std::any_of(options.begin(), options.end(), [&](const Option& option) {
             return option.name == name && paraphe::takes(option, value);
           });
  });
}

bool taken_somewhere(const std::string& name, const std::string& value) {
  return takes(commands(), name, value);
}

int run(Command command, const Text& family, const std::vector<std::string>& rest,
        Language language) {
  if (!command.parts.empty()) {
    const bool family_alone = command.run == nullptr;
    if (family_alone && (rest.empty() || asks_help(rest[0]))) {
      std::cout << command_help(command, family, language);
      return rest.empty() ? exit_usage : exit_conform;
    }
    const Text inner{family.fr + command.alias + " ", family.en + command.name + " "};
    for (Command& part : command.parts) {
      if (rest.empty() || !names(rest[0], part)) continue;
      return run(std::move(part), inner, {rest.begin() + 1, rest.end()}, language);
    }
    if (family_alone) throw Stop{exit_usage, unknown_command(rest[0], command.parts, inner)};
  }
  command.options.push_back(lang_option());
  command.options.push_back(help_option());
  const CommandLine arguments = parse_command_line(rest, command.options, taken_somewhere);
  if (arguments.has("help")) {
    std::cout << command_help(command, family, language);
    return exit_conform;
  }
  if (arguments.has("lang")) {
    language = arguments.value("lang") == "en" ? Language::en : Language::fr;
  }
  return command.run(arguments, language);
}

int dispatch(const std::vector<std::string>& words, Language language) {
  if (words.empty() || asks_help(words[0]) || words[0] == "help") {
    std::cout << general_help(language);
    return words.empty() ? exit_usage : exit_conform;
  }
  if (words[0] == "--version") {
    std::cout << "paraphe " PARAPHE_VERSION "\n";
    return exit_conform;
  }
  for (const auto& make : makers) {
    Command command = make();
    if (!names(words[0], command)) continue;
    return run(std::move(command), {}, {words.begin() + 1, words.end()}, language);
  }
  throw Stop{exit_usage, unknown_command(words[0], commands(), {})};
}

/// Where there is no memory left even for an exception, the runtime ends the program, here: in both
/// languages, for neither was chosen yet perhaps.
[[noreturn]] void end_without_memory() {
  constexpr std::string_view said =
      "paraphe\u00A0: la mémoire manque, le programme s’arrête\u202F; ce qu’il a écrit est entier\n"
      "paraphe: there is not enough memory, the program ends; what it wrote is whole\n";
  const auto written = ::write(STDERR_FILENO, said.data(), said.size());
  ::_exit(written < 0 ? exit_output : exit_internal);
}

int tell(const Stop& stop, Language language) {
  std::cerr << "paraphe" << (language == Language::fr ? " : " : ": ") << stop.message.in(language)
            << "\n";
  return stop.code;
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
    return tell(stop, language);
  } catch (const std::bad_alloc&) {
    return tell(short_of_memory(), language);
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
  paraphe::set_reserve_aside();
  std::set_terminate(paraphe::end_without_memory);
  std::signal(SIGXFSZ, SIG_IGN);  // a file too big for the system is then an error like another
  const std::vector<std::string> arguments(words + 1, words + count);
  return paraphe::guarded(arguments, paraphe::choose_language(arguments));
}
