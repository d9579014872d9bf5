// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/diagnostic.h"
#include "base/draft.h"
#include "check/schema.h"
#include "check/schematron.h"
#include "check/verdict.h"

namespace paraphe {

/// What an installation allows of waivers.
struct WaiverPolicy {
  Duration longest;  ///< from the decision to the last day, both given

  /// Reads `derogations-politique.xml`. Errors: returns nothing exactly when it reported one, what
  /// `read_draft` reports or DER-12; throws std::system_error when the file cannot be read.
  static std::optional<WaiverPolicy> load(const std::string& path, Diagnostics& diagnostics);
};

/// The waivers (« dérogations ») of one draft, as their file tells them; vocabulary:
/// `schemas/derogations.xsd`.
class WaiverFile {
 public:
  struct Entry {
    Waiver waiver;
    const xmlNode* element = nullptr;  ///< in `draft()`
  };

  /// Accepts or refuses the bytes of a file. Errors: returns nothing
  /// exactly when it reported one, `XML-…` of bytes that are not XML, `SCH-…` of entries that
  /// `schema` refuses.
  static std::optional<WaiverFile> read(std::string name, std::string bytes, const Schema& schema,
                                        Diagnostics& diagnostics);

  const Draft& file() const { return file_; }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  explicit WaiverFile(Draft file) : file_(std::move(file)) {}
  Draft file_;
  std::vector<Entry> entries_;
};

/// The name of the file of waivers of a draft: `projet.derogations.xml` beside `projet.xml`.
std::string waivers_beside(const std::string& draft);
/// Whether a file is named as one of waivers.
bool is_named_as_waivers(std::string_view file);

/// Whether the rule that a waiver names is the one that a finding comes from: `DUR-06` any
/// assertion of it, `DUR-06.maximum` that one.
bool is_rule_of(std::string_view named, const Diagnostic& finding);

/// Judges each waiver at the reference date of `verdict`, sets to waived what they cover, adds to
/// its findings what is wrong with them, and decides it again. A waiver covers open findings of
/// rules marked `derogeable`, of its rule, whose place and text are those it names; where a
/// paragraph was added before that place, its rank alone may differ. Findings, at the entry:
///   DER-02 warning: covers nothing; error: DER-03 expired, DER-04 decided later, DER-05 given for
///   another text, DER-06 lives too long, DER-07 doubles another, DER-08 of what cannot be waived,
///   DER-09 of no rule, DER-10 expires before it is decided, DER-11 of another state of the draft.
/// An entry with such a finding waives nothing.
void apply_waivers(const WaiverFile& waivers, const WaiverPolicy& policy, const RuleSet& rules,
                   const Draft& draft, Verdict& verdict);

/// A finding about waivers: an error at `place`.
Diagnostic waiver_finding(std::string id, Place place, Text message, Text remedy);

}  // namespace paraphe
