// SPDX-License-Identifier: EUPL-1.2
#include "output/report/rule_list.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "check/rule_model.h"
#include "output/report/csv_row.h"
#include "output/report/report.h"
#include "output/report/snippet.h"

namespace paraphe {
namespace {

using Json = nlohmann::ordered_json;

/// The gravest severity of what a rule asserts; nothing when it only asks the lawyer.
std::optional<Severity> gravest(const RuleEntry& entry) {
  std::optional<Severity> out;
  for (const RuleDescription::Test& test : entry.rule.tests) {
    if (entry.questions.count(test.key) != 0) continue;
    out = out ? std::min(*out, test.severity) : test.severity;
  }
  return out;
}

Text rule_severity_words(const std::optional<Severity>& severity) {
  if (!severity) return {"question au juriste", "question to the lawyer"};
  switch (*severity) {
    case Severity::fatal:
    case Severity::error:
      return {"erreur", "error"};
    case Severity::warning:
      return {"avertissement", "warning"};
    default:
      return {"information", "information"};
  }
}

std::string severity_word(const RuleEntry& entry) {
  const auto severity = gravest(entry);
  return severity ? severity_code(*severity) : "question";
}

/// « du 2024-01-01 au 2028-12-31 »; empty without bounds.
Text validity(const Fiche& fiche) {
  Text out;
  if (!fiche.from.empty()) out = {"depuis le " + fiche.from, "from " + fiche.from};
  if (!fiche.until.empty()) {
    out.fr += (out.fr.empty() ? "" : ", ") + ("jusqu’au " + fiche.until);
    out.en += (out.en.empty() ? "" : ", ") + ("until " + fiche.until);
  }
  return out;
}

/// The gates at which some test of the rule runs.
std::vector<std::string> gates(const RuleDescription& rule) {
  std::vector<std::string> out;
  for (const RuleDescription::Test& test : rule.tests) {
    for (const std::string& phase : test.phases) {
      if (std::find(out.begin(), out.end(), phase) == out.end()) out.push_back(phase);
    }
  }
  return out;
}

/// The rules of each group, in the order in which groups first come.
std::vector<std::vector<const RuleEntry*>> grouped(const RuleList& list) {
  std::vector<std::vector<const RuleEntry*>> out;
  for (const RuleEntry& rule : list.rules) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const auto& group) {
      return group.front()->group == rule.group;
    });
    (same == out.end() ? out.emplace_back() : *same).push_back(&rule);
  }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return a.front()->group < b.front()->group; });
  return out;
}

std::string rule_lines(const RuleEntry& entry, Language language) {
  const RuleDescription& rule = entry.rule;
  std::string head = "  " + rule.id + "  " + rule_severity_words(gravest(entry)).in(language);
  if (rule.fiche.waivable) {
    head += (rule.fiche.errors_stand ? Text{", ses avertissements admettent une dérogation",
                                            ", allows a waiver of warnings"}
                                     : Text{", admet une dérogation", ", allows a waiver"})
                .in(language);
  }
  if (const Text bounds = validity(rule.fiche); !bounds.empty()) head += ", " + bounds.in(language);
  head += "\n";
  if (rule.fiche.why.in(language).empty()) return head;
  return head + "      " + wrapped(rule.fiche.why.in(language), 6) + "\n";
}

std::string counts(const RuleList& list, Language language) {
  std::size_t tests = 0;
  for (const RuleEntry& entry : list.rules) tests += entry.rule.tests.size();
  const std::string rules = std::to_string(list.rules.size());
  const std::string assertions = std::to_string(tests);
  const std::string profiles = std::to_string(list.profiles.size());
  const bool one = list.rules.size() == 1;
  Text text{rules + (one ? " règle, " : " règles, ") + assertions +
                (tests > 1 ? " assertions" : " assertion"),
            rules + (one ? " rule, " : " rules, ") + assertions +
                (tests == 1 ? " assertion" : " assertions")};
  if (!list.guarantees.empty()) {
    const std::string guarantees = std::to_string(list.guarantees.size());
    text.fr += ", " + guarantees + (list.guarantees.size() > 1 ? " garanties" : " garantie");
    text.en += ", " + guarantees + (list.guarantees.size() > 1 ? " guarantees" : " guarantee");
  }
  if (!list.profiles.empty()) {
    text.fr += ", " + profiles + " profils";
    text.en += ", " + profiles + " profiles";
  }
  return text.in(language) + "\n";
}

Json text_json(const Text& text) { return {{"fr", text.fr}, {"en", text.en}}; }

Json rule_json(const RuleEntry& entry) {
  const RuleDescription& rule = entry.rule;
  Json json{{"id", rule.id},
            {"group", entry.group},
            {"severity", severity_word(entry)},
            {"waivable", rule.fiche.waivable},
            {"errorsWaivable", rule.fiche.allows_waiver(Severity::error)},
            {"gates", gates(rule)}};
  if (!rule.fiche.from.empty()) json["from"] = rule.fiche.from;
  if (!rule.fiche.until.empty()) json["until"] = rule.fiche.until;
  json["why"] = text_json(rule.fiche.why);
  json["basis"] = text_json(rule.fiche.basis());
  json["remedy"] = text_json(rule.fiche.remedy);
  json["assertions"] = Json::array();
  for (const RuleDescription::Test& test : rule.tests) {
    json["assertions"].push_back(
        {{"key", test.key},
         {"severity",
          entry.questions.count(test.key) != 0 ? "question" : severity_code(test.severity)},
         {"message", text_json(test.text)}});
  }
  return json;
}

}  // namespace

RuleList list_rules(const RuleSet& rules, const std::vector<std::string>& ids) {
  RuleList list{rules.version(), {}, {}, {}};
  for (const std::string& id : ids) {
    auto rule = rules.explain(id);
    if (!rule) throw std::invalid_argument("no such rule: " + id);
    list.rules.push_back({std::move(*rule), {}, {}});
  }
  for (const Pattern& pattern : rules.model().patterns) {
    for (const Rule& rule : pattern.rules) {
      for (const Assertion& assertion : rule.assertions) {
        for (RuleEntry& entry : list.rules) {
          if (entry.rule.id != assertion.id) continue;
          entry.group = title_of(xmlDocGetRootElement(assertion.element->doc));
          if (assertion.for_lawyer) entry.questions.insert(assertion.key);
        }
      }
    }
  }
  return list;
}

std::string write_rules_terminal(const RuleList& list, Language language) {
  std::string text;
  for (const auto& group : grouped(list)) {
    text += group.front()->group + "\n";
    for (const RuleEntry* rule : group) text += rule_lines(*rule, language);
    text += "\n";
  }
  if (!list.guarantees.empty()) text += Text{"Garanti\n", "Guaranteed\n"}.in(language);
  for (const Guarantee& each : list.guarantees) {
    text += "  " + each.id + "  " + guaranteed_by(each).in(language) + "\n      " +
            wrapped(each.why.in(language), 6) + "\n";
  }
  if (!list.guarantees.empty()) text += "\n";
  if (!list.profiles.empty()) text += Text{"Profils\n", "Profiles\n"}.in(language);
  for (const ProfileEntry& profile : list.profiles) {
    text += "  " + profile.name + (profile.extends.empty() ? "" : " → " + profile.extends) +
            "\n      " + wrapped(profile.title, 6) + "\n";
  }
  return text + (list.profiles.empty() ? "" : "\n") + counts(list, language);
}

std::string write_rules_json(const RuleList& list) {
  Json json{{"version", list.version},
            {"rules", Json::array()},
            {"guarantees", Json::array()},
            {"profiles", Json::array()}};
  for (const RuleEntry& entry : list.rules) json["rules"].push_back(rule_json(entry));
  for (const Guarantee& each : list.guarantees) {
    json["guarantees"].push_back({{"id", each.id}, {"by", each.by}, {"why", text_json(each.why)}});
  }
  for (const ProfileEntry& profile : list.profiles) {
    json["profiles"].push_back(
        {{"name", profile.name}, {"title", profile.title}, {"extends", profile.extends}});
  }
  return json.dump(2) + "\n";
}

std::string write_rules_csv(const RuleList& list, Language language) {
  const bool french = language == Language::fr;
  std::string text =
      csv_mark +
      csv_row(french ? std::vector<std::string>{"genre", "nom", "groupe", "gravité", "dérogation",
                                                "depuis", "jusqu’au", "pourquoi", "fondement"}
                     : std::vector<std::string>{"kind", "name", "group", "severity", "waiver",
                                                "from", "until", "why", "basis"});
  for (const RuleEntry& entry : list.rules) {
    const RuleDescription& rule = entry.rule;
    const Fiche& fiche = rule.fiche;
    text += csv_row({Text{"règle", "rule"}.in(language), rule.id, entry.group,
                     rule_severity_words(gravest(entry)).in(language),
                     (fiche.errors_stand ? Text{"avertissements", "warnings"}
                      : fiche.waivable   ? Text{"oui", "yes"}
                                         : Text{"non", "no"})
                         .in(language),
                     fiche.from, fiche.until, fiche.why.in(language), fiche.basis().in(language)});
  }
  for (const Guarantee& each : list.guarantees) {
    text += csv_row({Text{"garantie", "guarantee"}.in(language), each.id, "", "", "", "", "",
                     each.why.in(language), guaranteed_by(each).in(language)});
  }
  for (const ProfileEntry& profile : list.profiles) {
    text += csv_row({Text{"profil", "profile"}.in(language), profile.name, "", "", "", "", "",
                     profile.title, ""});
  }
  return text;
}

}  // namespace paraphe
