// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <pugixml.hpp>

#include "check/known_ids.h"
#include "cli/command.h"
#include "cli/data_folder.h"
#include "cli/rule_folder.h"
#include "cli/stop.h"
#include "output/report/rule_list.h"

namespace paraphe {
namespace {

/// The installed profiles, by name.
std::vector<ProfileEntry> profiles() {
  std::vector<ProfileEntry> out;
  std::error_code error;
  for (const auto& entry :
       std::filesystem::directory_iterator(data_folder() + "/schemas/profils", error)) {
    if (entry.path().extension() != ".xml") continue;
    pugi::xml_document document;
    if (!document.load_file(entry.path().c_str())) continue;  // `check` says what is wrong with it
    const pugi::xml_node root = document.document_element();
    out.push_back(
        {entry.path().stem().string(), root.child_value("titre"), root.attribute("etend").value()});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

int list(const CommandLine& arguments, Language language) {
  const RuleOperands named = rule_operands(arguments);
  const RuleSet rules = load_rules(named.folder, language);
  std::vector<Guarantee> guarantees = load_guarantees(named.folder, language);
  std::vector<std::string> ids = rules.rules();
  if (!named.rules.empty()) {
    const auto asked = [&](const std::string& id) {
      return std::count(named.rules.begin(), named.rules.end(), id) != 0;
    };
    const auto guaranteed = [&](const std::string& id) {
      return std::any_of(guarantees.begin(), guarantees.end(),
                         [&](const Guarantee& each) { return each.id == id; });
    };
    for (const std::string& id : named.rules) {
      if (!guaranteed(id)) known_rules(rules, {id});
    }
    ids.erase(std::remove_if(ids.begin(), ids.end(), [&](const auto& id) { return !asked(id); }),
              ids.end());
    guarantees.erase(std::remove_if(guarantees.begin(), guarantees.end(),
                                    [&](const Guarantee& each) { return !asked(each.id); }),
                     guarantees.end());
  }
  RuleList list = list_rules(rules, ids);
  list.guarantees = std::move(guarantees);
  if (named.rules.empty()) list.profiles = profiles();
  const std::string format = arguments.value("format");
  std::cout << (format == "json"  ? write_rules_json(list)
                : format == "csv" ? write_rules_csv(list, language)
                                  : write_rules_terminal(list, language));
  return exit_conform;
}

Command list_part() {
  return {"list",
          "lister",
          {"[DOSSIER] [RÈGLE…] [options]", "[FOLDER] [RULE…] [options]"},
          {"donne les règles, leur gravité et leur raison d’être, puis les profils",
           "lists the rules, how grave they are and why they exist, then the profiles"},
          {{"format",
            'f',
            {"FORME", "FORM"},
            {"forme de la liste", "form of the list"},
            {"terminal", "json", "csv"},
            "terminal"}},
          list};
}

Command test_part() {
  return {"test",
          "essayer",
          {"[DOSSIER] [RÈGLE…]", "[FOLDER] [RULE…]"},
          {"essaie les règles sur leurs propres exemples, admis et fautifs",
           "tries the rules on their own examples, passing and failing"},
          {},
          test_rules};
}

Command lint_part() {
  return {"lint",
          "relire",
          {"[DOSSIER] [options]", "[FOLDER] [options]"},
          {"cherche dans les règles les noms qui ne mènent à rien et ce qu’un auteur n’a pas voulu",
           "looks in rules for names that lead nowhere and for what their author did not mean"},
          {{"format",
            'f',
            {"FORME", "FORM"},
            {"forme des constats", "form of the findings"},
            {"terminal", "line"},
            "terminal"}},
          lint_rule_folder};
}

}  // namespace

Command rules_command() {
  return {"rules",
          "regles",
          {},
          {"liste, explique, essaie et relit les règles, celles du programme ou les vôtres",
           "lists, explains, tries and lints rules, those of the program or yours"},
          {},
          nullptr,
          {list_part(), explain_command(), test_part(), lint_part()}};
}

}  // namespace paraphe
