// SPDX-License-Identifier: EUPL-1.2
#include <libxml/tree.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>
#include <utility>

#include "check/known_ids.h"
#include "cli/command.h"
#include "cli/data_folder.h"
#include "cli/rule_folder.h"
#include "cli/stop.h"
#include "output/report/snippet.h"

namespace paraphe {
namespace {

std::string attribute(const xmlNode* element, const char* name) {
  xmlChar* value = xmlGetNoNsProp(element, reinterpret_cast<const xmlChar*>(name));
  const std::string text = value != nullptr ? reinterpret_cast<const char*>(value) : "";
  xmlFree(value);
  return text;
}

/// The names at the end of a path, for a reader who knows no XPath: `//c:duree[1]/@fin` gives «
/// duree » and « fin ».
std::pair<std::string, std::string> element_and_attribute(const std::string& path) {
  std::string plain;
  int depth = 0;
  for (const char c : path) {
    depth += c == '[' ? 1 : 0;
    if (depth == 0) plain += c;
    depth -= c == ']' ? 1 : 0;
  }
  const auto last = [&plain] {
    const std::size_t slash = plain.rfind('/');
    std::string step = plain.substr(slash == std::string::npos ? 0 : slash + 1);
    plain.resize(slash == std::string::npos ? 0 : slash);
    return step;
  };
  std::string name;
  std::string step = last();
  if (!step.empty() && step[0] == '@') {
    name = step.substr(1);
    step = last();
  }
  const std::size_t colon = step.find(':');
  return {colon == std::string::npos ? step : step.substr(colon + 1), name};
}

/// The XML inside an edit, as an author would type it: without prefixes and declarations.
std::string fragment(const xmlNode* edit) {
  const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer(xmlBufferCreate(),
                                                                    xmlBufferFree);
  for (xmlNode* child = edit->children; child != nullptr; child = child->next) {
    xmlNodeDump(buffer.get(), edit->doc, child, 0, 0);
  }
  std::string text = reinterpret_cast<const char*>(xmlBufferContent(buffer.get()));
  for (std::size_t at = text.find("c:"); at != std::string::npos; at = text.find("c:", at)) {
    if (at > 0 && (text[at - 1] == '<' || text[at - 1] == '/')) {
      text.erase(at, 2);
    } else {
      at += 2;
    }
  }
  return text;
}

/// What an example changes in a draft that is otherwise sound, one edit a line.
std::string example_lines(const Example& example, Language language) {
  std::string lines;
  if (!example.profile.empty()) lines = "  <convention profil=\"" + example.profile + "\">\n";
  for (const xmlNode* edit = example.edits->children; edit != nullptr; edit = edit->next) {
    if (edit->type != XML_ELEMENT_NODE) continue;
    const auto [element, name] = element_and_attribute(attribute(edit, "chemin"));
    const std::string verb = reinterpret_cast<const char*>(edit->name);
    const std::string subject =
        name.empty() ? "<" + element + ">" : "<" + element + " " + name + "=…>";
    std::string line;
    if (verb == "retire") {
      line = Text{"sans ", "without "}.in(language) + subject;
    } else if (verb == "valeur" && !name.empty()) {
      line = "<" + element + " " + name + "=\"" + fragment(edit) + "\">";
    } else if (verb == "valeur") {
      line = "<" + element + ">" + fragment(edit) + "</" + element + ">";
    } else if (verb == "ajoute") {
      line = Text{"dans ", "in "}.in(language) + subject + Text{"\u00a0: ", ": "}.in(language) +
             fragment(edit);
    } else {
      line = fragment(edit);
    }
    lines += "  " + wrapped(line, 2) + "\n";
  }
  return lines;
}

Text rule_severity_words(Severity severity) {
  switch (severity) {
    case Severity::fatal:
    case Severity::error:
      return {"erreur, bloque la signature", "error, blocks the signature"};
    case Severity::warning:
      return {"avertissement", "warning"};
    default:
      return {"information", "information"};
  }
}

void print_part(const Text& title, const std::string& text, Language language) {
  if (text.empty()) return;
  std::cout << "\n" << title.in(language) << "\n  " << wrapped(text, 2) << "\n";
}

void print_rule(const RuleDescription& rule, Language language) {
  std::cout << rule.id << "\n";
  std::set<std::string> told;  // an abstract pattern says the same of axes, themes, engagements
  for (const RuleDescription::Test& test : rule.tests) {
    const std::string line =
        test.text.in(language) + " (" + rule_severity_words(test.severity).in(language) + ")";
    if (told.insert(line).second) std::cout << "  - " << wrapped(line, 4) << "\n";
  }
  const Fiche& fiche = rule.fiche;
  print_part({"Pourquoi", "Why"}, fiche.why.in(language), language);
  print_part({"Fondement", "Basis"}, fiche.basis().in(language), language);
  std::string remedy = fiche.remedy.in(language);
  for (const auto& [assertion, text] : fiche.remedies) {
    remedy += (language == Language::fr ? " ; " : "; ") + text.in(language);
  }
  print_part({"Que faire", "What to do"}, remedy, language);
  std::cout << "\n"
            << (fiche.errors_stand
                    ? Text{"Dérogation\u00A0: admise, motivée, pour les avertissements seulement",
                           "Waiver: allowed, with a reason, for warnings only"}
                : fiche.waivable
                    ? Text{"Dérogation\u00A0: admise, motivée", "Waiver: allowed, with a reason"}
                    : Text{"Dérogation\u00A0: non admise", "Waiver: not allowed"})
                   .in(language)
            << "\n";
  for (const Example& example : fiche.examples) {
    std::cout << "\n"
              << (example.passes ? Text{"Exemple admis", "Example that passes"}
                                 : Text{"Exemple fautif", "Example that fails"})
                     .in(language)
              << "\n"
              << example_lines(example, language);
  }
  if (!fiche.from.empty() || !fiche.until.empty()) {
    print_part({"En vigueur", "In force"}, fiche.from + " – " + fiche.until, language);
  }
}

/// How a text that would break the guarantee looks: the line that the proof writes, or takes away.
std::string broken(const Guarantee& guarantee, Language language) {
  const auto line = [](const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \n");
    return first == std::string::npos ? std::string() : text.substr(first);
  };
  const std::string written = line(guarantee.written);
  if (!written.empty()) return written;
  return Text{"sans ", "without "}.in(language) + line(guarantee.sought);
}

void print_guarantee(const Guarantee& guarantee, Language language) {
  print_part(
      {"Garanti " + guaranteed_by(guarantee).fr, "Guaranteed " + guaranteed_by(guarantee).en},
      guarantee.why.in(language), language);
  const Text outcome = guarantee.by == "schema" ? Text{"Un projet que le schéma refuse",
                                                       "A draft that the schema refuses"}
                       : guarantee.by == "programme"
                           ? Text{"Une saisie qui ne change rien au texte imprimé",
                                  "What an author may type without changing the printed text"}
                           : Text{"Un projet où cette règle trouve la faute",
                                  "A draft in which that rule finds the fault"};
  print_part(outcome, broken(guarantee, language), language);
}

void print_message(const std::string& id, const ProgramMessage& message, Language language) {
  std::cout << id << "\n  - " << wrapped(message.says.in(language), 4) << "\n";
  print_part(
      {"Origine", "Origin"},
      Text{"Le programme le dit de lui-même\u00A0: il ne vient d’aucune règle, et n’admet pas "
           "de dérogation.",
           "The program says it of its own: it comes from no rule, and allows no waiver."}
          .in(language),
      language);
  print_part({"Que faire", "What to do"}, message.remedy.in(language), language);
}

int run(const CommandLine& arguments, Language language) {
  if (arguments.operands().empty()) {
    throw Stop{exit_usage,
               {"il manque le nom d’une règle ; par exemple : paraphe expliquer DUR-02",
                "the name of a rule is missing; for example: paraphe explain DUR-02"}};
  }
  const RuleOperands named = rule_operands(arguments);
  const RuleSet rules = load_rules(named.folder, language);
  const std::vector<Guarantee> guarantees = load_guarantees(named.folder, language);
  const auto messages = load_program_messages(language);
  bool first = true;
  for (const std::string& id : named.rules.empty() ? rules.rules() : named.rules) {
    const auto rule = rules.explain(id);
    const auto is_of_it = [&](const Guarantee& each) { return each.id == id; };
    const bool guaranteed = std::any_of(guarantees.begin(), guarantees.end(), is_of_it);
    const ProgramMessage* message = rule || guaranteed ? nullptr : find_message(messages, id);
    if (!rule && !guaranteed && message == nullptr) stop_at_unknown_rule(id, rules.rules());
    if (!std::exchange(first, false)) std::cout << "\n";
    if (rule) print_rule(*rule, language);
    if (!rule && guaranteed) std::cout << id << "\n";
    for (const Guarantee& each : guarantees) {
      if (is_of_it(each)) print_guarantee(each, language);
    }
    if (message != nullptr) print_message(id, *message, language);
  }
  return exit_conform;
}

}  // namespace

Command explain_command() {
  return {"explain",
          "expliquer",
          {"RÈGLE…", "RULE…"},
          {"dit ce qu’une règle demande, pourquoi, et que faire",
           "tells what a rule asks, why, and what to do"},
          {},
          run};
}

}  // namespace paraphe
