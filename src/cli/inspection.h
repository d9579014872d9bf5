// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "check/schema.h"
#include "check/schematron.h"
#include "check/verdict.h"
#include "cli/frozen_stage.h"
#include "cli/options.h"
#include "cli/record_stage.h"
#include "cli/waiver_stage.h"
#include "output/report/report.h"

namespace paraphe {

/// The schema and the rules of an installation, loaded once and shared by threads.
class Inspection {
 public:
  /// Errors: throws Stop with exit_incomplete when the schema or the rules cannot be used, every
  /// fault listed.
  static Inspection load(Language language, Prose prose = Prose::later);
  /// The same of another installation: `data` is the folder that holds its `schemas`.
  static Inspection load_from(const std::string& data, Language language,
                              Prose prose = Prose::later);

  /// What one thread checks drafts with: compiled XPath is never shared. Must not outlive this.
  std::unique_ptr<Checker> checker() const;

  /// The draft `input`, checked. Threads may call it at once, each with its own checker. Errors: a
  /// draft that cannot be read is a report like another (code exit_input).
  Report check(const std::string& input, const CheckOptions& options, Checker& checker) const;

  /// The same, by a checker of this one.
  Report check(const std::string& input, const CheckOptions& options);

  /// The draft `name` as it would be with those bytes.
  Report check(const std::string& name, std::string bytes, const CheckOptions& options,
               Checker& checker) const;
  Report check(const std::string& name, std::string bytes, const CheckOptions& options);

  const RuleSet& rules() const { return rules_; }

 private:
  Inspection(Schema schema, RuleSet rules, std::string schemas)
      : schema_(std::move(schema)),
        rules_(std::move(rules)),
        schemas_(std::move(schemas)),
        waivers_(std::make_unique<WaiverStage>(schemas_)),
        records_(std::make_unique<RecordStage>(schemas_)),
        frozen_(std::make_unique<FrozenStage>(schemas_)) {}

  /// A draft that the schema has looked at, held against the rules and the text put to the vote.
  Report check_one(Report report, const CheckOptions& options, Checker& checker) const;
  Checker& own_checker();

  Schema schema_;
  RuleSet rules_;
  std::string schemas_;  ///< the folder of schemas, rules, profiles and registers
  std::unique_ptr<WaiverStage> waivers_;
  std::unique_ptr<RecordStage> records_;
  std::unique_ptr<FrozenStage> frozen_;
  std::unique_ptr<Checker> checker_;
};

/// The schema of an installation. Errors: as Inspection::load.
Schema load_schema(Language language);

/// A draft held against the schema alone: enough to print it, not to sign it. A draft that is not
/// valid has a verdict that says so and a code other than exit_conform.
Report validate_draft(const std::string& input, const Schema& schema);
/// The same of the draft `name` as it would be with those bytes.
Report validate_draft(const std::string& name, std::string bytes, const Schema& schema);

/// The date that `--as-of` asks for and, unless `clock` is false, the date of SOURCE_DATE_EPOCH or
/// of today for drafts that state none. Errors: throws Stop with exit_usage.
void choose_reference(const CommandLine& arguments, bool clock, CheckOptions& options);

/// `--register FILE`, for the commands that check.
Option register_option();

/// The register that `--register` names.
void choose_register(const CommandLine& arguments, CheckOptions& options);

}  // namespace paraphe
