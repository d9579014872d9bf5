// SPDX-License-Identifier: EUPL-1.2
#include "check/verdict.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/digest.h"
#include "check/identity.h"
#include "check/rule_evaluation.h"
#include "check/svrl.h"

namespace paraphe {
namespace {

void sort_by_place(std::vector<Diagnostic>& items, const std::string& draft) {
  const auto key = [&](const Diagnostic& d) {
    return std::make_tuple(d.place.file != draft, std::cref(d.place.file), d.place.start.line == 0,
                           d.place.start.byte, std::cref(d.id));
  };
  std::stable_sort(items.begin(), items.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

void illustrations(const Draft& draft, const xmlNode* node, const char* name,
                   std::vector<Place>& out) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if (const xmlAttr* mark = attribute_node(node, name)) {
      out.push_back(draft.place(reinterpret_cast<const xmlNode*>(mark)));
    }
    illustrations(draft, node->children, name, out);
  }
}

/// A place that several assertions of one rule looked at is one place.
std::vector<RuleOutcome> outcomes(const Evaluated& result) {
  std::map<std::string_view, RuleOutcome> found;
  for (const Pattern* pattern : result.active) {
    for (const Rule& rule : pattern->rules) {
      std::map<std::string_view, std::size_t> places;
      for (const Assertion& assertion : rule.assertions) {
        const Tally& tally = result.tallies[assertion.number];
        std::size_t& most = places[assertion.id];
        most = std::max(most, tally.fired);
        found[assertion.id].findings += tally.findings;
      }
      for (const auto& [id, count] : places) found[id].fired += count;
    }
  }
  std::vector<RuleOutcome> out;
  out.reserve(found.size());
  for (auto& [id, outcome] : found) {
    outcome.id = id;
    out.push_back(std::move(outcome));
  }
  return out;
}

Diagnostic remark(const char* id, Severity severity, Place place, Text message) {
  Diagnostic diagnostic = rule_fault(id, std::move(place), std::move(message));
  diagnostic.severity = severity;
  return diagnostic;
}

/// A required pattern in which no rule fired: what it stands for was not checked.
Diagnostic unchecked(const Draft& draft, const Pattern& pattern) {
  const std::string id(pattern.id);
  const std::string title = title_of(pattern.element);
  Diagnostic out =
      remark("VER-03", Severity::fatal, draft.place(xmlDocGetRootElement(draft.tree())),
             {"rien à vérifier pour « " + (title.empty() ? id : title) +
                  " », que tout document doit avoir",
              "nothing to check for '" + id + "', which every draft must have"});
  out.remedy = {
      "s’assurer que le document est de ceux que ces règles connaissent ; si oui, corriger le "
      "contexte des règles de ce motif",
      "make sure that the draft is of the kind these rules are for; if it is, mend the context of "
      "the rules of this pattern"};
  out.notes.push_back({{"le motif", "the pattern"}, pattern.file->draft.place(pattern.element)});
  return out;
}

/// A gate that activates no rule: it would let everything pass.
Diagnostic without_rules(const RuleSet& rules, const std::string& gate) {
  Place place;
  place.file = rules.model().folder + "/regles.sch";
  Diagnostic out = remark("VER-02", Severity::fatal, place,
                          {"aucune règle n’est active au portail «\u00A0" + gate + "\u00A0»",
                           "no rule is active at the gate '" + gate + "'"});
  out.remedy = {
      "nommer des motifs dans la phase «\u00A0" + gate +
          "\u00A0» de ce fichier, ou rétablir celui du programme",
      "name patterns in the phase '" + gate + "' of this file, or restore that of the program"};
  return out;
}

/// A limit of the check is reached.
Diagnostic cut_short(const Draft& draft, Cut why, const EvaluationOptions& limits) {
  Diagnostic out = remark("VER-05", Severity::fatal, draft.place(), {});
  if (why == Cut::findings) {
    const std::string count = std::to_string(limits.findings);
    out.message = {"arrêt après " + count + " choses à dire, la suite n’a pas été cherchée",
                   "stopped after " + count + " things to tell, the rest was not looked for"};
    out.remedy = {"corriger ce qui précède, puis vérifier de nouveau",
                  "mend the above, then check again"};
    return out;
  }
  const std::string count = std::to_string(limits.all_operations / 1'000'000);
  out.message = {"arrêt après " + count + " millions d’opérations, la suite n’a pas été cherchée",
                 "stopped after " + count + " million operations, the rest was not looked for"};
  out.remedy = {
      "ce que le projet répète par milliers (mentions, sommes, renvois), le dire une fois, "
      "ou le mettre dans un tableau",
      "what the draft says thousands of times (mentions, amounts, references): say it once, "
      "or put it in a table"};
  return out;
}

RegisterUsed used(const Draft& file) {
  const xmlNode* root = xmlDocGetRootElement(file.tree());
  RegisterUsed out{file.name(), {}, {}, hexadecimal(sha256(file.bytes()))};
  out.title = Profiles::title(file);
  if (const xmlAttr* version = attribute_node(root, "version")) out.version = value_of(version);
  return out;
}

EvaluationOptions without_files(const CheckOptions& options) {
  EvaluationOptions run;
  run.phase = options.gate;
  run.operations = options.operations;
  run.asked = options.asked;
  run.explain = options.explain;
  run.redact = options.redact;
  run.voted = options.voted;
  return run;
}

}  // namespace

int Verdict::exit_code() const {
  if (kind == Kind::incomplete) return 4;
  return kind == Kind::not_conforming ? 1 : 0;
}

bool is_blocking(const Diagnostic& diagnostic) {
  if (diagnostic.state != State::open) return false;
  return diagnostic.severity == Severity::fatal || diagnostic.severity == Severity::error ||
         diagnostic.severity == Severity::indeterminate;
}

void decide(Verdict& verdict) {
  const auto& items = verdict.findings.items();
  const bool waived = std::any_of(items.begin(), items.end(),
                                  [](const Diagnostic& d) { return d.state == State::waived; });
  if (verdict.faulty) {
    verdict.kind = Verdict::Kind::incomplete;
  } else if (std::any_of(items.begin(), items.end(), is_blocking)) {
    verdict.kind = Verdict::Kind::not_conforming;
  } else {
    verdict.kind = waived ? Verdict::Kind::conforming_with_waivers : Verdict::Kind::conforming;
  }
}

Verdict Checker::check(const Draft& draft, const CheckOptions& options,
                       Diagnostics schema_findings) {
  Verdict verdict;
  verdict.gate = options.gate;
  verdict.rules_version = rules_.version();
  verdict.findings = std::move(schema_findings);
  auto& items = verdict.findings.items();
  illustrations(draft, xmlDocGetRootElement(draft.tree()),
                compiled_.conventions().illustrative.c_str(), verdict.illustrative);
  if (std::any_of(items.begin(), items.end(), is_blocking)) {
    // A rule may take for granted what the schema guarantees: on less, its answer means nothing.
    verdict.findings.add(
        remark("VER-01", Severity::info, draft.place(),
               {"les règles n’ont pas été appliquées : le schéma refuse le document",
                "the rules have not run: the schema refuses the draft"}));
    items.back().remedy = {"corriger ce qui précède, puis vérifier de nouveau",
                           "mend the above, then check again"};
  } else {
    apply_rules(draft, options, verdict);
    Diagnostics told_already;
    if (options.svrl) verdict.svrl = svrl(draft, options, told_already);
  }
  sort_by_place(items, draft.name());
  decide(verdict);
  return verdict;
}

/// What the rules know beside the draft, put into `run`; whether any of it is at fault. A register
/// that cannot be used leaves the check incomplete, wherever it was named; so does a profile at
/// fault, but not a name that is none.
bool Checker::bring(const Draft& draft, const CheckOptions& options, Evaluation& evaluation,
                    EvaluationOptions& run, Diagnostics& findings) {
  const auto& items = findings.items();
  std::size_t before = items.size();
  run.registers = registers_.in_force(draft, options.registers, findings);
  const bool faulty = items.size() > before;
  before = items.size();
  run.profiles = profiles_.in_force(draft, findings, evaluation.strings_variable("profilsDeduits"));
  evaluation.set_beside(run.profiles, run.registers);
  return faulty || std::any_of(items.begin() + static_cast<std::ptrdiff_t>(before), items.end(),
                               [&](const Diagnostic& d) { return d.place.file != draft.name(); });
}

ReferenceOrigin Checker::refer(Evaluation& evaluation, const CheckOptions& options,
                               std::optional<Date>& reference) {
  ReferenceOrigin origin = options.asked_origin;
  reference = options.asked;
  if (!reference) {
    reference = evaluation.date_variable("dateSignature");
    origin = ReferenceOrigin::signature;
  }
  if (!reference) {
    reference = options.otherwise;
    origin = options.otherwise ? options.otherwise_origin : ReferenceOrigin::none;
  }
  if (reference) evaluation.set_reference(*reference);
  return origin;
}

std::string Checker::svrl(const Draft& draft, const CheckOptions& options, Diagnostics& faults) {
  EvaluationOptions run = without_files(options);
  Evaluation first(rules_.model(), compiled_, draft, run, nullptr);
  bring(draft, options, first, run, faults);
  refer(first, options, run.reference);
  const std::string bytes = "sha256:" + hexadecimal(sha256(draft.bytes()));
  std::vector<std::string> texts = {draft.name() + " " + bytes};
  if (run.reference) texts.push_back(to_string(*run.reference));
  if (options.svrl) texts.push_back(*options.svrl);
  return write_svrl(draft, rules_, run, faults, texts);
}

void Checker::apply_rules(const Draft& draft, const CheckOptions& options, Verdict& verdict) {
  EvaluationOptions run = without_files(options);
  Evaluation evaluation(rules_.model(), compiled_, draft, run, nullptr);
  verdict.faulty = bring(draft, options, evaluation, run, verdict.findings);
  for (const Draft* profile : run.profiles) verdict.profiles.push_back(Profiles::title(*profile));
  for (const Draft* file : run.registers) {
    if (!registers_.is_shipped(*file)) verdict.registers.push_back(used(*file));
  }
  verdict.origin = refer(evaluation, options, verdict.reference);

  Evaluated result = evaluation.run();
  verdict.rules_ran = true;
  verdict.rules = result.rules;
  verdict.fired = result.fired;
  verdict.outcomes = outcomes(result);
  verdict.for_lawyer = std::move(result.for_lawyer);
  sort_by_place(verdict.for_lawyer, draft.name());
  verdict.faulty = verdict.faulty || !result.faults.empty();
  if (result.rules == 0 && result.faults.empty()) {
    verdict.faulty = true;
    verdict.findings.add(without_rules(rules_, options.gate));
  } else if (result.rules > 0 && result.fired == 0) {
    // Silence is not success: a document that no rule knows has not been checked.
    verdict.faulty = true;
    verdict.findings.add(
        remark("VER-02", Severity::fatal, draft.place(xmlDocGetRootElement(draft.tree())),
               {"aucune règle ne s’applique à ce document", "no rule applies to this document"}));
  }
  for (const Pattern* pattern : result.idle) {
    verdict.faulty = true;
    verdict.findings.add(unchecked(draft, *pattern));
  }
  if (result.cut != Cut::none) {
    verdict.faulty = true;
    verdict.findings.add(cut_short(draft, result.cut, run));
  }
  tell_apart(result.findings);
  for (auto* list : {&result.findings, &result.faults}) {
    for (Diagnostic& diagnostic : *list) verdict.findings.add(std::move(diagnostic));
  }
}

}  // namespace paraphe
