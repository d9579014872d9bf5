// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/xml.h"
#include "check/verdict.h"
#include "places.h"

namespace paraphe::vote {

inline const RuleSet& rules() {
  static const RuleSet set = [] {
    initialise_xml();
    Diagnostics faults;
    return std::move(
        *RuleSet::load(std::string(source_dir) + "/schemas/regles", faults, Prose::later));
  }();
  return set;
}

inline Draft read(const std::string& name, const std::string& bytes) {
  rules();
  Diagnostics refused;
  auto draft = read_draft(name, bytes, Limits{}, refused);
  if (!draft) throw std::runtime_error(name + ": " + refused.items().at(0).message.fr);
  return std::move(*draft);
}

inline Verdict judge(const Draft& voted, const Draft& draft,
                     const std::string& gate = "signature") {
  static Checker checker(rules(), std::string(source_dir) + "/schemas/profils",
                         {std::string(source_dir) + "/schemas/registre",
                          std::string(source_dir) + "/schemas/registre.xsd"});
  CheckOptions options;
  options.gate = gate;
  options.voted = &voted;
  options.otherwise = Date::of(2026, 12, 1);
  return checker.check(draft, options, {});
}

inline std::vector<Diagnostic> departures(const Draft& voted, const Draft& draft) {
  std::vector<Diagnostic> out;
  const Verdict verdict = judge(voted, draft);
  for (const Diagnostic& each : verdict.findings.items()) {
    if (each.id == "REF-17") out.push_back(each);
  }
  return out;
}

}  // namespace paraphe::vote
