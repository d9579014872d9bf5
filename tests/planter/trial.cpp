// SPDX-License-Identifier: EUPL-1.2
#include "trial.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "places.h"

namespace paraphe::planter {
namespace {

const std::string root = source_dir;

Draft accepted(const std::string& name, const std::string& bytes) {
  Diagnostics refused;
  auto draft = read_draft(name, bytes, Limits{}, refused);
  if (!draft) throw std::runtime_error(name + ": " + refused.items().at(0).message.fr);
  return std::move(*draft);
}

Span span(const Place& place) { return {place.start.byte, place.end.byte}; }

Heard heard(const Diagnostic& d, bool question) {
  Heard out{d.id, d.rule.substr(d.rule.find('/') + 1), {span(d.place)}, d.message.fr, question};
  for (const Note& note : d.notes) {
    if (note.place) out.places.push_back(span(*note.place));
  }
  return out;
}

bool touch(const Span& a, const Span& b) {
  return a.begin < std::max(b.end, b.begin + 1) && b.begin < std::max(a.end, a.begin + 1);
}

bool touch(const Heard& told, const std::vector<Span>& where) {
  for (const Span& place : told.places) {
    for (const Span& span : where) {
      if (touch(place, span)) return true;
    }
  }
  return false;
}

bool names(const Defect& defect, const Heard& told) {
  return defect.rule == told.rule || defect.rule == told.assertion;
}

}  // namespace

std::vector<std::string> register_files() { return {root + "/tests/planter/registre.xml"}; }

Inspector::Inspector(const Schema& schema, const RuleSet& rules)
    : schema_(schema),
      checker_(rules, root + "/schemas/profils",
               {root + "/schemas/registre", root + "/schemas/registre.xsd"}) {}

std::optional<std::vector<Heard>> Inspector::listen(const std::string& name,
                                                    const std::string& bytes,
                                                    const std::string& gate, const Draft* voted) {
  const Draft draft = accepted(name, bytes);
  Diagnostics refused;
  schema_.validate(draft, refused);
  if (!refused.empty()) return std::nullopt;
  CheckOptions options;
  options.gate = gate.empty() ? "signature" : gate;
  options.voted = voted;
  options.registers = register_files();
  // A day for the blanks that a hand will fill; a draft that tells its own keeps it.
  if (bytes.find("<blanc objet=\"dateSignature\"") != bytes.npos)
    options.asked = Date::of(2026, 12, 1);
  const Verdict verdict = checker_.check(draft, options, {});
  if (verdict.faulty || !verdict.rules_ran) {
    std::string why = name;
    for (const Diagnostic& d : verdict.findings.items()) why += "\n" + d.id + " " + d.message.fr;
    throw std::runtime_error(why);
  }
  std::vector<Heard> out;
  for (const Diagnostic& d : verdict.findings.items()) {
    if (d.state != State::unknown) out.push_back(heard(d, false));
  }
  for (const Diagnostic& d : verdict.for_lawyer) out.push_back(heard(d, true));
  return out;
}

Ground::Ground(const Agreement& agreement, Inspector& inspector,
               const std::vector<const Draft*>& registers)
    : draft_(accepted(root + "/" + agreement.file, read_bytes(root + "/" + agreement.file))),
      inspector_(inspector),
      paths_(draft_, registers) {}

std::vector<xmlNode*> Ground::places(const Defect& defect) {
  return paths_.nodes(defect.place, nullptr);
}

const std::vector<Heard>& Ground::known(const std::string& gate) {
  const auto found = known_.find(gate);
  if (found != known_.end()) return found->second;
  return known_[gate] = inspector_.listen(draft_.name(), draft_.bytes(), gate).value();
}

Trial Ground::attempt(const Defect& defect, xmlNode* place) {
  Trial trial;
  trial.line = draft_.place(place).start.line;
  const auto planted = plant(draft_, paths_, defect, place);
  if (!planted) return trial;
  const auto told = inspector_.listen(draft_.name(), planted->bytes, defect.gate,
                                      defect.voted ? &draft_ : nullptr);
  trial.fate = told ? Fate::missed : Fate::refused;
  if (!told) return trial;
  std::set<std::pair<std::string, std::size_t>> before;
  for (const Heard& old : known(defect.gate)) {
    if (const auto at = moved(*planted, old.places[0].begin)) before.insert({old.assertion, *at});
  }
  for (const Heard& now : *told) {
    if (before.count({now.assertion, now.places[0].begin}) > 0) continue;
    const bool on_the_words = touch(now, planted->words);
    if (names(defect, now) && (on_the_words || touch(now, planted->hosts))) {
      trial.fate = Fate::caught;
      trial.on_the_words |= on_the_words;
    } else if (now.rule != defect.rule.substr(0, defect.rule.find('.')) &&
               defect.follows.find(" " + now.rule + " ") == std::string::npos) {
      trial.others.push_back(now);
    }
  }
  return trial;
}

}  // namespace paraphe::planter
