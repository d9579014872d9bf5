// SPDX-License-Identifier: EUPL-1.2
// Each waiver against what the rules found. Runs only where a draft has a file of waivers.
#include <algorithm>
#include <map>

#include "check/identity.h"
#include "check/phrases.h"
#include "check/waiver_admission.h"

namespace paraphe {
namespace {

Text verbatim(const std::string& text) { return {text, text}; }

bool can_be_waived(const Diagnostic& finding) {
  return finding.waivable && finding.severity != Severity::fatal &&
         finding.severity != Severity::indeterminate;
}

class Judgement {
 public:
  Judgement(const WaiverFile& file, WaiverAdmission admission, Verdict& verdict)
      : file_(file),
        admission_(std::move(admission)),
        verdict_(verdict),
        found_(verdict.findings.items()) {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Identity& target = found_[i].target;
      if (target.key.empty() || found_[i].rule.empty()) continue;
      by_key_.emplace(target.key, i);
      by_print_.emplace(target.fingerprint, i);
    }
  }

  /// Returns what is wrong with the waivers, in their order.
  std::vector<Diagnostic> run() {
    std::vector<std::size_t> silent;
    for (std::size_t i = 0; i < file_.entries().size(); ++i) {
      if (auto refusal = admission_.refusal(i)) {
        if (refusal->use == WaiverUse::expired) note_at_covered(i, refusal->finding.message);
        add(i, std::move(refusal->finding), refusal->use);
        continue;
      }
      cover(i, at_key(i));
      if (use(i) == WaiverUse::pending) silent.push_back(i);
    }
    // A paragraph that moved answers only to a waiver that no paragraph answers in its place.
    for (const std::size_t i : silent) cover_moved(i);
    for (const std::size_t i : silent) {
      if (use(i) == WaiverUse::pending) explain_silence(i);
    }
    std::stable_sort(about_.begin(), about_.end(), [](const auto& a, const auto& b) {
      return a.place.start.byte < b.place.start.byte;
    });
    return std::move(about_);
  }

 private:
  using Index = std::multimap<std::string_view, std::size_t>;

  const Waiver& waiver(std::size_t i) const { return file_.entries()[i].waiver; }
  WaiverUse& use(std::size_t i) { return verdict_.waivers[i].use; }
  Text name(std::size_t i) const { return verbatim(waiver(i).id); }

  void add(std::size_t i, Diagnostic finding, WaiverUse use) {
    about_.push_back(std::move(finding));
    this->use(i) = use;
  }

  /// The findings of the rule of a waiver that an index lists under `value`.
  std::vector<std::size_t> those(const Index& index, const std::string& value,
                                 const std::string& rule) const {
    std::vector<std::size_t> out;
    const auto [begin, end] = index.equal_range(value);
    for (auto it = begin; it != end; ++it) {
      if (is_rule_of(rule, found_[it->second])) out.push_back(it->second);
    }
    return out;
  }
  std::vector<std::size_t> at_key(std::size_t i) const {
    return those(by_key_, waiver(i).target.key, waiver(i).rule);
  }
  std::vector<std::size_t> with_print(std::size_t i) const {
    return those(by_print_, waiver(i).target.fingerprint, waiver(i).rule);
  }

  void note_at_covered(std::size_t i, const Text& text) {
    for (const std::size_t n : at_key(i)) {
      if (found_[n].state == State::open) found_[n].notes.push_back({text, waiver(i).place});
    }
  }

  void cover(std::size_t i, const std::vector<std::size_t>& findings) {
    for (const std::size_t n : findings) {
      Diagnostic& finding = found_[n];
      if (finding.target.fingerprint != waiver(i).target.fingerprint) continue;
      if (finding.state == State::waived) {
        doubles(i, *finding.waiver);
      } else if (finding.state == State::open && can_be_waived(finding)) {
        finding.state = State::waived;
        finding.waiver = waiver(i);
        finding.waiver->use = WaiverUse::applied;
        if (use(i) == WaiverUse::pending) use(i) = WaiverUse::applied;
      }
    }
  }

  void cover_moved(std::size_t i) {
    for (const std::size_t n : with_print(i)) {
      const std::string& key = found_[n].target.key;
      if (found_[n].state != State::open || !can_be_waived(found_[n]) ||
          !same_but_for_ranks(key, waiver(i).target.key)) {
        continue;
      }
      cover(i, those(by_key_, key, waiver(i).rule));
      return;
    }
  }

  void doubles(std::size_t i, const Waiver& first) {
    if (first.id == waiver(i).id || use(i) == WaiverUse::refused) return;
    add(i,
        waiver_finding("DER-07", waiver(i).place,
                       phrase({"la dérogation {0} double {1}\u00A0: même règle, même texte",
                               "waiver {0} doubles {1}: same rule, same text"},
                              {name(i), verbatim(first.id)}),
                       {"garder l’une des deux", "keep one of the two"}),
        WaiverUse::refused);
    about_.back().notes.push_back({{"l’autre est ici", "the other is here"}, first.place});
  }

  /// Why an admissible entry covers nothing.
  void explain_silence(std::size_t i) {
    for (const std::size_t n : at_key(i)) {
      if (found_[n].state == State::unknown) return;
      if (!found_[n].waivable && found_[n].severity == Severity::error) return barred(i);
      if (!can_be_waived(found_[n])) return undecided(i);
      if (found_[n].state == State::open) return stale(i, found_[n]);
    }
    for (const std::size_t n : with_print(i)) {
      if (found_[n].state == State::open) return stale(i, found_[n]);
    }
    if (awaits(i)) return;
    Diagnostic unused = waiver_finding(
        "DER-02", place_in(file_, i, "id"),
        phrase({"la dérogation {0} ne couvre rien\u00A0: {1} ne relève rien à {2}",
                "waiver {0} covers nothing: {1} finds nothing at {2}"},
               {name(i), verbatim(waiver(i).rule), quoted(waiver(i).target.key)}),
        {"la retirer (paraphe derogations elaguer), ou corriger « regle » et « cible »",
         "remove it (paraphe waivers prune), or mend “regle” and “cible”"});
    unused.severity = Severity::warning;
    add(i, std::move(unused), WaiverUse::unused);
  }

  /// The rule allows waivers of what does not block, and this finding does.
  void barred(std::size_t i) {
    add(i,
        waiver_finding("DER-08", place_in(file_, i, "regle"),
                       phrase({"{0} n’admet de dérogation que pour ses avertissements",
                               "{0} allows waivers of its warnings only"},
                              {verbatim(waiver(i).rule)}),
                       {"corriger le projet, et retirer cette entrée",
                        "mend the draft, and remove this entry"}),
        WaiverUse::refused);
  }

  void undecided(std::size_t i) {
    add(i,
        waiver_finding(
            "DER-08", place_in(file_, i, "regle"),
            phrase(
                {"la dérogation {0} porte sur une donnée inutilisable\u00A0: {1} n’a pas pu être "
                 "appliquée",
                 "waiver {0} is about a datum that cannot be used: {1} could not be applied"},
                {name(i), verbatim(waiver(i).rule)}),
            {"corriger d’abord la donnée, dans le projet", "mend the datum first, in the draft"}),
        WaiverUse::refused);
  }

  void stale(std::size_t i, Diagnostic& finding) {
    const bool moved = finding.target.fingerprint == waiver(i).target.fingerprint;
    const Text short_message = moved
                                   ? phrase({"la dérogation {0} visait ce texte à une autre place",
                                             "waiver {0} was given for this text at another place"},
                                            {name(i)})
                                   : phrase({"la dérogation {0} visait un autre texte",
                                             "waiver {0} was given for another text"},
                                            {name(i)});
    const Text detail =
        moved ? Text{"{0}\u00A0: il se trouve maintenant à {1}", "{0}: it now stands at {1}"}
              : Text{"{0}\u00A0: {1} a changé depuis", "{0}: {1} has changed since"};
    Diagnostic error = waiver_finding(
        "DER-05", place_in(file_, i, moved ? "cle" : "empreinte", true),
        phrase(detail, {short_message, quoted(finding.target.key)}),
        {"soumettre le texte à l’autorité, puis préparer une nouvelle entrée (paraphe derogations "
         "proposer)",
         "submit the text to the authority, then prepare a new entry (paraphe waivers propose)"});
    error.why = {"Une dérogation vaut pour le texte que l’autorité a vu, à sa place.",
                 "A waiver holds for the text that the authority saw, at its place."};
    error.notes.push_back({{"le constat revient ici", "the finding is back here"}, finding.place});
    finding.notes.push_back({short_message, waiver(i).place});
    add(i, std::move(error), WaiverUse::stale);
  }

  /// Whether the rule of an entry has not spoken: it is of another gate, or waits for a blank.
  bool awaits(std::size_t i) {
    for (const Diagnostic& finding : found_) {
      if (finding.state == State::unknown && is_rule_of(waiver(i).rule, finding)) return true;
    }
    const RuleDescription* rule = admission_.rule(i);
    const auto speaks = [&](const RuleDescription::Test& test) {
      return std::find(test.phases.begin(), test.phases.end(), verdict_.gate) != test.phases.end();
    };
    return rule != nullptr && std::none_of(rule->tests.begin(), rule->tests.end(), speaks);
  }

  const WaiverFile& file_;
  WaiverAdmission admission_;
  Verdict& verdict_;
  std::vector<Diagnostic>& found_;
  std::vector<Diagnostic> about_;  ///< the waivers themselves
  Index by_key_, by_print_;
};

}  // namespace

void apply_waivers(const WaiverFile& waivers, const WaiverPolicy& policy, const RuleSet& rules,
                   const Draft& draft, Verdict& verdict) {
  for (const WaiverFile::Entry& entry : waivers.entries()) {
    verdict.waivers.push_back(entry.waiver);
  }
  // Rules that have not run have nothing to waive, and no date tells which waivers hold.
  if (!verdict.rules_ran || !verdict.reference) return;
  WaiverAdmission admission(waivers, policy, rules, draft, *verdict.reference);
  for (Diagnostic& finding : Judgement(waivers, std::move(admission), verdict).run()) {
    verdict.findings.add(std::move(finding));
  }
  decide(verdict);
}

}  // namespace paraphe
