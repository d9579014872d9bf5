// SPDX-License-Identifier: EUPL-1.2
#include "cli/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <cstdlib>
#include <filesystem>

#include "base/calendar.h"
#include "base/edit_distance.h"
#include "cli/configuration.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

namespace po = boost::program_options;

po::options_description described(const std::vector<Option>& options) {
  po::options_description all;
  for (const Option& option : options) {
    const std::string spelling =
        option.letter != 0 ? option.name + "," + std::string(1, option.letter) : option.name;
    if (option.value.empty()) {
      all.add_options()(spelling.c_str(), "");
    } else {
      all.add_options()(spelling.c_str(), po::value<std::string>(), "");
    }
  }
  return all;
}

bool repeats(const std::vector<Option>& options, const std::string& name) {
  return std::any_of(options.begin(), options.end(),
                     [&](const Option& each) { return each.repeats && each.name == name; });
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

Text unknown_option(const std::string& typed, const std::vector<Option>& options) {
  std::vector<std::string> names;
  for (const Option& option : options) names.push_back("--" + option.name);
  std::string near = nearest(typed, names);
  for (const std::string& name : names) {
    if (name.rfind(typed, 0) == 0) near = name;  // an abbreviation, which is not taken
  }
  Text message{"option inconnue : « " + typed + " »", "unknown option: '" + typed + "'"};
  if (near.empty()) {
    message.fr += " ; « paraphe COMMANDE --help » donne la liste";
    message.en += "; 'paraphe COMMAND --help' lists them";
  } else {
    message.fr += " ; vouliez-vous dire « " + near + " » ?";
    message.en += "; did you mean '" + near + "'?";
  }
  return message;
}

/// « -output » would be « -o » of a file « utput ».
void refuse_one_dash(const std::string& word, const std::vector<Option>& options) {
  const bool is_one = word.size() > 2 && word[0] == '-' && word[1] != '-';
  const std::string name = is_one ? word.substr(1, word.find('=') - 1) : "";
  for (const Option& option : options)
    if (option.name == name) throw Stop{exit_usage, unknown_option("-" + name, options)};
}

/// Boost's own sentences are English and speak of « option '--x' »: each kind gets ours.
Text translated(const po::error& error, const std::vector<Option>& options) {
  if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&error)) {
    return unknown_option(unknown->get_option_name(), options);
  }
  const auto* named = dynamic_cast<const po::error_with_option_name*>(&error);
  const std::string name = named != nullptr ? named->get_option_name() : "";
  if (dynamic_cast<const po::multiple_occurrences*>(&error) != nullptr) {
    return {"l’option « " + name + " » est donnée deux fois",
            "option '" + name + "' is given twice"};
  }
  if (const auto* syntax = dynamic_cast<const po::invalid_command_line_syntax*>(&error)) {
    if (syntax->kind() == po::invalid_syntax::extra_parameter) {
      return {"l’option « " + name + " » ne prend pas de valeur",
              "option '" + name + "' takes no value"};
    }
    return {"il manque une valeur après « " + name + " »",
            "a value is missing after '" + name + "'"};
  }
  return {"ligne de commande incomprise : " + std::string(error.what()), error.what()};
}

std::string environment_name(const std::string& option) {
  std::string name = "PARAPHE_";
  for (const char c : option) {
    name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  return name;
}

void check_choice(const Option& option, const std::string& value, const std::string& origin,
                  Exit code) {
  if (takes(option, value)) return;
  throw Stop{code,
             {origin + " : « " + value + " » n’est pas une valeur de « " + option.name +
                  " » ; valeurs possibles : " + joined(option.choices),
              origin + ": '" + value + "' is not a value of '" + option.name +
                  "'; possible values: " + joined(option.choices)}};
}

bool is_for_another(const Option& option, const std::string& value, TakenElsewhere elsewhere) {
  return !takes(option, value) && elsewhere(option.name, value);
}

/// The names that some command has; a configuration file serves them all.
constexpr const char* every_name[] = {"gate",     "format", "as-of",    "lang",   "jobs",
                                      "template", "embed",  "register", "waivers"};

/// What no list of choices tells: refused here with its line, and not by the command, which no
/// longer knows it.
void check_form(const std::string& name, const std::string& value, const std::string& origin) {
  Text what;
  if (name == "as-of" && !parse_date(value)) {
    what = {"une date, année-mois-jour, par exemple 2026-12-03",
            "a date, year-month-day, for example 2026-12-03"};
  }
  const bool figures = value.find_first_not_of("0123456789") == value.npos && value.size() <= 3;
  if (name == "jobs" && (!figures || value.find_first_not_of('0') == value.npos)) {
    what = {"un nombre de 1 à 999", "a number from 1 to 999"};
  }
  if (what.empty()) return;
  throw Stop{
      exit_incomplete,
      {origin + "\u00A0: «\u00A0" + value + "\u00A0» n’est pas une valeur de «\u00A0" + name +
           "\u00A0»\u202F; on attend " + what.fr,
       origin + ": '" + value + "' is not a value of '" + name + "'; expected is " + what.en}};
}

void apply(const Setting& setting, const std::vector<Option>& options, TakenElsewhere elsewhere,
           std::map<std::string, std::string>& values) {
  const auto& [name, value, file, origin] = setting;
  const auto option = std::find_if(options.begin(), options.end(),
                                   [&](const Option& one) { return one.name == setting.name; });
  if (option == options.end()) {
    if (std::find(std::begin(every_name), std::end(every_name), name) != std::end(every_name)) {
      return;
    }
    throw Stop{exit_incomplete,
               {origin + "\u00A0: «\u00A0" + name +
                    "\u00A0» n’est pas un réglage\u202F; réglages\u00A0: " +
                    joined({std::begin(every_name), std::end(every_name)}),
                origin + ": '" + name + "' is not a setting; settings: " +
                    joined({std::begin(every_name), std::end(every_name)})}};
  }
  if (option->typed || is_for_another(*option, value, elsewhere)) return;
  check_choice(*option, value, origin, exit_incomplete);
  check_form(name, value, origin);
  const bool is_path =
      option->file || (option->name_or_file && value.find('/') != std::string::npos);
  const auto folder = std::filesystem::path(file).parent_path();
  values.emplace(option->name, is_path ? (folder / value).string() : value);
}

}  // namespace

bool takes(const Option& option, const std::string& value) {
  return option.choices.empty() ||
         std::find(option.choices.begin(), option.choices.end(), value) != option.choices.end();
}

std::string CommandLine::value(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string() : found->second;
}

std::vector<std::string> CommandLine::values(const std::string& name) const {
  const auto found = repeated_.find(name);
  return found == repeated_.end() ? std::vector<std::string>() : found->second;
}

CommandLine parse_command_line(const std::vector<std::string>& words,
                               const std::vector<Option>& options, TakenElsewhere elsewhere) {
  for (const std::string& word : words) refuse_one_dash(word, options);
  CommandLine arguments;
  po::options_description all = described(options);
  po::options_description hidden;
  hidden.add_options()("operand", po::value<std::vector<std::string>>());
  all.add(hidden);
  po::positional_options_description positions;
  positions.add("operand", -1);
  try {
    namespace style = po::command_line_style;
    const auto parsed = po::command_line_parser(words)
                            .options(all)
                            .positional(positions)
                            .style(style::unix_style & ~style::allow_guessing)
                            .run();
    for (const auto& entry : parsed.options) {
      if (entry.string_key == "operand") {
        arguments.operands_.insert(arguments.operands_.end(), entry.value.begin(),
                                   entry.value.end());
        continue;
      }
      const std::string value = entry.value.empty() ? "" : entry.value.front();
      if (repeats(options, entry.string_key)) {
        arguments.repeated_[entry.string_key].push_back(value);
        continue;
      }
      if (!arguments.values_.emplace(entry.string_key, value).second) {
        throw Stop{exit_usage,
                   {"l’option « --" + entry.string_key + " » est donnée deux fois",
                    "option '--" + entry.string_key + "' is given twice"}};
      }
    }
  } catch (const po::error& error) {
    throw Stop{exit_usage, translated(error, options)};
  }
  for (const Option& option : options) {
    if (option.repeats) continue;
    const auto given = arguments.values_.find(option.name);
    if (given != arguments.values_.end()) {
      check_choice(option, given->second, "--" + option.name, exit_usage);
      continue;
    }
    if (option.typed) continue;
    const std::string variable = environment_name(option.name);
    const char* value = std::getenv(variable.c_str());
    if (value != nullptr && *value != 0 && !option.value.empty() &&
        !is_for_another(option, value, elsewhere)) {
      check_choice(option, value, variable, exit_usage);
      arguments.values_.emplace(option.name, value);
    }
  }
  for (const std::string& path : configuration_files()) {
    for (const Setting& setting : read_settings(path)) {
      apply(setting, options, elsewhere, arguments.values_);
    }
  }
  for (const Option& option : options) {
    if (!option.otherwise.empty()) arguments.values_.emplace(option.name, option.otherwise);
  }
  return arguments;
}

Language choose_language(const std::vector<std::string>& words) {
  std::string choice;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--lang" && i + 1 < words.size()) choice = words[i + 1];
    if (words[i].rfind("--lang=", 0) == 0) choice = words[i].substr(7);
  }
  for (const char* name : {"PARAPHE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (choice.empty() && value != nullptr) choice = value;
  }
  return choice.rfind("en", 0) == 0 ? Language::en : Language::fr;
}

std::string describe(const std::vector<Option>& options, Language language) {
  std::string text;
  for (const Option& option : options) {
    std::string head = option.letter != 0 ? "  -" + std::string(1, option.letter) + ", --" : "  --";
    head += option.name;
    if (!option.choices.empty()) {
      head += " ";
      for (const std::string& choice : option.choices) {
        head += (&choice == &option.choices.front() ? "" : "|") + choice;
      }
    } else if (!option.value.empty()) {
      head += " " + option.value.in(language);
    }
    text += head + "\n        " + option.help.in(language) + "\n";
  }
  return text;
}

}  // namespace paraphe
