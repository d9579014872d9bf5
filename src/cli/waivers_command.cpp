// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

#include "base/utf8.h"
#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/inspection.h"
#include "cli/output_file.h"
#include "cli/rule_folder.h"
#include "cli/stop.h"
#include "cli/waiver_entries.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

const std::string& draft_of(const CommandLine& arguments) {
  if (arguments.operands().size() == 1) return arguments.operands().front();
  throw Stop{exit_usage,
             {"on attend le nom d’un projet et un seul ; par exemple : paraphe derogations lister "
              "projet.xml",
              "the name of one draft is expected; for example: paraphe waivers list draft.xml"}};
}

[[noreturn]] void stop_without_file(const std::string& draft, const std::string& path) {
  throw Stop{exit_input,
             {"aucune dérogation pour « " + draft + " » : il n’y a pas de fichier « " + path + " »",
              "no waiver for '" + draft + "': there is no file '" + path + "'"}};
}

/// The draft, checked with its waivers. Errors: throws Stop with exit_input when it has none.
Report checked(const CommandLine& arguments, Language language) {
  const std::string& draft = draft_of(arguments);
  const CheckOptions options = check_options(arguments, {draft});
  if (!waivers_of(draft, options.waivers)) stop_without_file(draft, waivers_beside(draft));
  return Inspection::load(language).check(draft, options);
}

/// Leaves in a report what is about the waivers themselves, or about the draft when the rules could
/// not run for it.
void keep_what_is_about_waivers(Report& report) {
  if (!report.draft) return;
  auto& items = report.verdict.findings.items();
  const auto other = [&](const Diagnostic& d) {
    return report.verdict.rules_ran && (!d.rule.empty() || d.place.file == report.draft->name());
  };
  items.erase(std::remove_if(items.begin(), items.end(), other), items.end());
}

/// 1 when something about the waivers blocks; the code of the check when it could not be judged.
int code_of(const Report& report) {
  if (report.code > exit_not_conform) return report.code;
  const auto& items = report.verdict.findings.items();
  return std::any_of(items.begin(), items.end(), is_blocking) ? exit_not_conform : exit_conform;
}

std::string counted(const Report& report, Language language) {
  const auto& waivers = report.verdict.waivers;
  const auto applied = std::count_if(waivers.begin(), waivers.end(), [](const Waiver& waiver) {
    return waiver.use == WaiverUse::applied;
  });
  const bool french = language == Language::fr;
  std::string text = report.file + (french ? "\u00A0: " : ": ") + std::to_string(waivers.size());
  if (french) {
    text += waivers.size() > 1 ? " dérogations, dont " : " dérogation, dont ";
    return text + std::to_string(applied) + (applied > 1 ? " appliquées" : " appliquée");
  }
  text += waivers.size() == 1 ? " waiver, of which " : " waivers, of which ";
  return text + std::to_string(applied) + " applied";
}

/// Whether the rules ran and the waivers, if any, were held against what they found: not where
/// their file is refused whole.
bool is_judged(const Report& report) {
  const auto& items = report.verdict.findings.items();
  return report.verdict.rules_ran && report.code <= exit_not_conform &&
         std::none_of(items.begin(), items.end(),
                      [](const Diagnostic& each) { return each.id == "DER-01"; });
}

/// What is about the waivers of the draft, each judged. Errors: throws Stop with `undone`, once it
/// is told what kept them from being read, by the draft or in their file.
Report judged(const CommandLine& arguments, Language language, const Text& undone) {
  Report report = checked(arguments, language);
  keep_what_is_about_waivers(report);
  if (report.waivers && is_judged(report)) return report;
  std::cerr << write_findings(report, {language, false, {}});
  throw Stop{static_cast<Exit>(std::max<int>(report.code, exit_not_conform)),
             {undone.fr + "\u00A0: le projet ou ses dérogations ne peuvent pas être contrôlés",
              undone.en + ": the draft or its waivers cannot be checked"}};
}

int list(const CommandLine& arguments, Language language) {
  const Report report =
      judged(arguments, language, {"aucune dérogation n’est listée", "no waiver is listed"});
  std::cout << waiver_table(report.verdict.waivers, language) << counted(report, language) << "\n";
  return code_of(report);
}

int check(const CommandLine& arguments, Language language) {
  Report report = checked(arguments, language);
  keep_what_is_about_waivers(report);
  std::cout << write_findings(report, {language, false, {}}) << counted(report, language) << "\n";
  return code_of(report);
}

/// Whether there is anything in the file: a shell makes it, empty, before it runs
/// `paraphe waivers propose draft.xml > draft.derogations.xml`.
bool holds_something(const std::optional<std::string>& path) {
  std::error_code error;
  return path && (fs::file_size(*path, error) != 0 || error);
}

int propose(const CommandLine& arguments, Language language) {
  if (arguments.operands().empty() || arguments.operands().size() > 2) draft_of(arguments);
  const std::string draft = arguments.operands().front();
  const std::string rule = arguments.operands().size() == 2 ? arguments.operands().back() : "";
  CheckOptions options = check_options(arguments, {draft});
  const auto file = waivers_of(draft, options.waivers);
  const bool complete = !holds_something(file);
  if (complete) options.waivers = "none";
  Inspection inspection = Inspection::load(language);
  Report report = inspection.check(draft, options);
  const bool can_be_checked = is_judged(report);
  const std::string entries = can_be_checked ? proposed_waivers(report.verdict, rule) : "";
  // The file that a shell has made would be refused as it is, and the draft with it.
  if (entries.empty() && file && complete) std::cout << whole_waiver_file("");
  if (!rule.empty()) known_rules(inspection.rules(), {capitals(rule.substr(0, rule.find('.')))});
  if (!can_be_checked) {
    keep_what_is_about_waivers(report);
    std::cerr << write_findings(report, {language, false, {}});
    throw Stop{static_cast<Exit>(std::max<int>(report.code, exit_not_conform)),
               {"rien à proposer : le projet ou ses dérogations ne peuvent pas être contrôlés",
                "nothing to propose: the draft or its waivers cannot be checked"}};
  }
  if (entries.empty()) {
    throw Stop{exit_not_conform,
               {"rien à proposer : aucun constat" + (rule.empty() ? "" : " de " + rule) +
                    " n’admet de dérogation, ou tous en ont une",
                "nothing to propose: no finding" + (rule.empty() ? "" : " of " + rule) +
                    " allows a waiver, or all have one"}};
  }
  std::cout << (complete ? whole_waiver_file(entries) : entries);
  const std::string name = file.value_or(waivers_beside(draft));
  std::cerr << (complete ? Text{"à compléter (motif, autorité, dates), puis à garder dans « " +
                                    name + " »",
                                "to be completed (reason, authority, dates), then kept in '" +
                                    name + "'"}
                         : Text{"à ajouter dans « " + name + " », avec motif, autorité et dates",
                                "to be added to '" + name + "', with reason, authority and dates"})
                   .in(language)
            << "\n";
  return exit_conform;
}

int prune(const CommandLine& arguments, Language language) {
  const Report report = judged(arguments, language, {"rien n’est retiré", "nothing is removed"});
  std::vector<Waiver> going;
  for (const Waiver& waiver : report.verdict.waivers) {
    if (waiver.use == WaiverUse::unused || waiver.use == WaiverUse::expired) {
      going.push_back(waiver);
    }
  }
  const std::string& path = report.waivers->name();
  if (going.empty()) {
    std::cout << path << Text{"\u00A0: rien à retirer\n", ": nothing to remove\n"}.in(language);
    return exit_conform;
  }
  const std::string left = without_entries(*report.waivers, going);  // first: it may refuse
  std::cout << waiver_table(going, language);
  if (!arguments.has("yes")) {
    std::cout << path
              << Text{"\u00A0: inchangé ; avec « --yes », ces entrées en seront retirées\n",
                      ": unchanged; with '--yes' these entries will be removed from it\n"}
                     .in(language);
    return exit_conform;
  }
  replace_output(path, report.waivers->bytes(), left);
  std::cout << path << Text{"\u00A0: entrées retirées\n", ": entries removed\n"}.in(language);
  return exit_conform;
}

Command part(const char* name, const char* alias, Text usage, Text summary,
             int (*run)(const CommandLine&, Language)) {
  return {name,
          alias,
          std::move(usage),
          std::move(summary),
          {gate_option(), as_of_option(), register_option(), waivers_option()},
          run,
          {}};
}

}  // namespace

Command waivers_command() {
  const Text one{"PROJET [options]", "DRAFT [options]"};
  Command prune_part =
      part("prune", "elaguer", one,
           {"retire du fichier les dérogations expirées ou sans objet, après les avoir montrées",
            "removes expired and unused waivers from the file, after showing them"},
           prune);
  prune_part.options.push_back(
      {"yes",
       'y',
       {},
       {"récrit le fichier ; sinon rien ne change", "rewrites the file; otherwise nothing changes"},
       {},
       ""});
  return {"waivers",
          "derogations",
          {},
          {"liste, contrôle, prépare et élague les dérogations d’un projet",
           "lists, checks, prepares and prunes the waivers of a draft"},
          {},
          nullptr,
          {part("list", "lister", one,
                {"donne les dérogations d’un projet et l’effet de chacune",
                 "lists the waivers of a draft and what became of each"},
                list),
           part("check", "verifier", one,
                {"dit ce qui ne va pas dans les dérogations d’un projet",
                 "says what is wrong with the waivers of a draft"},
                check),
           part("propose", "proposer", {"PROJET [RÈGLE] [options]", "DRAFT [RULE] [options]"},
                {"prépare une entrée à compléter pour chaque constat qui admet une dérogation",
                 "prepares an entry to complete for each finding that allows a waiver"},
                propose),
           prune_part}};
}

}  // namespace paraphe
