// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/diagnostic.h"
#include "base/draft.h"
#include "check/profiles.h"
#include "check/registers.h"
#include "check/rule_compile.h"
#include "check/schematron.h"

namespace paraphe {

class Evaluation;
struct EvaluationOptions;

/// Where the reference date of a check comes from.
/// `recorded`: the signature, as recorded after the ceremony.
enum class ReferenceOrigin { none, asked, signature, epoch, today, recorded };

struct CheckOptions {
  std::string gate = "signature";  ///< a phase of the rule set
  std::optional<Date> asked;  ///< `--as-of`, or what else stands for the blank of the signature
  ReferenceOrigin asked_origin = ReferenceOrigin::asked;
  /// Used when nothing was asked and the draft has no signature date.
  std::optional<Date> otherwise;
  ReferenceOrigin otherwise_origin = ReferenceOrigin::today;
  /// The file of waivers; empty: the one beside the draft, if any; `none`.
  std::string waivers;
  bool ceremony = true;  ///< the record of the ceremony beside the draft tells the signature date
  bool explain = false;  ///< findings of rules carry the values of their tests
  unsigned long operations = 20'000'000;  ///< XPath operations for one expression
  std::vector<std::string> registers;     ///< files of registers, beside those known anyway
  bool redact = false;                    ///< findings of rules tell no value of the draft
  const Draft* voted = nullptr;           ///< the text once put to the vote, if it is known
  /// `Verdict::svrl` is wanted, telling this program name and version.
  std::optional<std::string> svrl = {};
};

/// A register that the draft or the reader brought; those shipped belong to the rules.
struct RegisterUsed {
  std::string file;            ///< as it was read
  std::string title, version;  ///< as it says itself
  std::string digest;          ///< SHA-256 of its bytes, in hexadecimal
};

/// The text put to the vote that a draft was compared with.
struct FrozenUsed {
  std::string file;
  std::string digest;        ///< SHA-256 of the text, in hexadecimal
  std::optional<Date> date;  ///< the reference date of the check that it passed then
};

/// What one rule did in a check.
struct RuleOutcome {
  std::string id;            ///< `DUR-02`
  std::size_t fired = 0;     ///< places it looked at
  std::size_t findings = 0;  ///< of any severity and state
};

/// What a check of one draft came to.
struct Verdict {
  enum class Kind { conforming, conforming_with_waivers, not_conforming, incomplete };
  Kind kind = Kind::incomplete;
  Diagnostics findings;  ///< all stages, in the order of the draft, faults of rules last
  std::vector<Diagnostic> for_lawyer;  ///< « à vérifier par le juriste »
  std::vector<Place> illustrative;     ///< where the draft says it is made up for an example
  bool rules_ran = false;
  bool faulty = false;                ///< a rule, a profile or a register could not be applied
  std::size_t rules = 0;              ///< assertions of the gate
  std::size_t fired = 0;              ///< of them, those that met something to look at
  std::vector<RuleOutcome> outcomes;  ///< the rules of the gate, sorted by id
  std::vector<Waiver> waivers;        ///< all that the file of waivers holds, used or not
  std::string gate;
  std::optional<Date> reference;
  ReferenceOrigin origin = ReferenceOrigin::none;
  std::string rules_version;
  std::vector<std::string> profiles;  ///< titles, each before what it extends
  std::vector<RegisterUsed> registers;
  std::optional<FrozenUsed> frozen;
  std::string svrl;  ///< what the rules did, as SVRL; empty unless wanted and the rules ran

  /// 0 conforming, 1 not conforming, 4 incomplete.
  int exit_code() const;
};

/// Whether a finding keeps a draft from passing its gate: open, and fatal, error or indeterminate.
bool is_blocking(const Diagnostic& diagnostic);

/// Sets `verdict.kind` from its findings; to be called again when waivers have changed their state.
void decide(Verdict& verdict);

/// Applies a rule set to drafts. It belongs to one thread; the rule set may be shared.
///
/// A variable `dateSignature` of the rule set (`<sch:let name="dateSignature" value="…"/>` under
/// schema) tells the signature date of a draft: the reference date when none is asked for.
class Checker {
 public:
  Checker(const RuleSet& rules, ProfileSources profiles, RegisterSources registers = {})
      : rules_(rules), profiles_(std::move(profiles)), registers_(std::move(registers)) {}

  /// The verdict on a draft that the schema stage has looked at: `schema_findings` are what it
  /// reported. Rules run only on a draft that the schema accepts, that is without any of them
  /// blocking; else the verdict says that they have not run (VER-01).
  Verdict check(const Draft& draft, const CheckOptions& options, Diagnostics schema_findings);

  /// The same rules over a draft that the schema accepts, told as SVRL (see `write_svrl`).
  std::string svrl(const Draft& draft, const CheckOptions& options, Diagnostics& faults);

 private:
  bool bring(const Draft& draft, const CheckOptions& options, Evaluation& evaluation,
             EvaluationOptions& run, Diagnostics& findings);
  static ReferenceOrigin refer(Evaluation& evaluation, const CheckOptions& options,
                               std::optional<Date>& reference);
  void apply_rules(const Draft& draft, const CheckOptions& options, Verdict& verdict);

  const RuleSet& rules_;
  Profiles profiles_;
  Registers registers_;
  CompiledRules compiled_;
};

}  // namespace paraphe
