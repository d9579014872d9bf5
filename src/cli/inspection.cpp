// SPDX-License-Identifier: EUPL-1.2
#include "cli/inspection.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string_view>
#include <system_error>

#include "base/source_text.h"
#include "base/xml.h"
#include "cli/data_folder.h"
#include "cli/stop.h"
#include "cli/unreadable.h"

namespace paraphe {
namespace {

void take(Report& report, std::string bytes) {
  const auto text = std::make_shared<const SourceText>(report.file, std::move(bytes));
  report.draft = read_draft(text, Limits{}, report.verdict.findings);
  if (!report.draft) report.refused = text;
}

void read_input(Report& report) {
  try {
    take(report, read_bytes(report.file, Limits{}));
  } catch (const std::system_error& error) {
    report.verdict.findings.add(unreadable(report.file, error.code().value()));
  }
}

/// What the schema says of a draft that was read, or not.
void validate(Report& report, const Schema& schema) {
  if (!report.draft) {
    report.code = exit_input;
    return;
  }
  schema.validate(*report.draft, report.verdict.findings);
  decide(report.verdict);
  report.code = report.verdict.exit_code();
}

/// A signed draft is checked as of its signature, unless another date was asked for.
CheckOptions at_signature(const CeremonyRecord& record, CheckOptions options) {
  if (options.asked) return options;
  options.asked = record.last_signature();
  options.asked_origin = ReferenceOrigin::recorded;
  return options;
}

[[noreturn]] void refuse(const Diagnostics& faults, const Text& what, Language language) {
  for (const Diagnostic& fault : faults.items()) {
    std::cerr << fault.place.file << ":" << fault.place.start.line << ":"
              << fault.place.start.column << ": " << fault.message.in(language) << " [" << fault.id
              << "]\n";
  }
  throw Stop{exit_incomplete, {"contrôle incomplet : " + what.fr, "check incomplete: " + what.en}};
}

std::optional<Date> epoch_date() {
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch == nullptr || *epoch == 0) return std::nullopt;
  constexpr long long last = 253'402'300'799;  // of the year 9999
  const std::string_view text = epoch;
  long long seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0 || seconds > last) {
    throw Stop{exit_usage,
               {"SOURCE_DATE_EPOCH doit être un nombre de secondes depuis 1970, avant l’an 10000",
                "SOURCE_DATE_EPOCH must be a number of seconds since 1970, before the year 10000"}};
  }
  const auto day = std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds(std::chrono::seconds(seconds)));
  return Date::of(day);
}

std::optional<Date> today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return Date::of(now);
}

Schema load_schema_from(const std::string& data, Language language) {
  initialise_xml();
  Diagnostics faults;
  std::optional<Schema> schema;
  try {
    schema = Schema::load(data + "/schemas/convention.xsd", faults);
  } catch (const std::system_error& error) {
    faults.add(unreadable(data + "/schemas/convention.xsd", error.code().value()));
  }
  if (!schema) {
    refuse(faults, {"le schéma ne peut pas servir", "the schema cannot be used"}, language);
  }
  return std::move(*schema);
}

}  // namespace

Schema load_schema(Language language) { return load_schema_from(data_folder(), language); }

Report validate_draft(const std::string& input, const Schema& schema) {
  Report report;
  report.file = input;
  read_input(report);
  validate(report, schema);
  return report;
}

Report validate_draft(const std::string& name, std::string bytes, const Schema& schema) {
  Report report;
  report.file = name;
  take(report, std::move(bytes));
  validate(report, schema);
  return report;
}

Inspection Inspection::load(Language language, Prose prose) {
  return load_from(data_folder(), language, prose);
}

Inspection Inspection::load_from(const std::string& data, Language language, Prose prose) {
  Schema schema = load_schema_from(data, language);
  Diagnostics faults;
  auto rules = RuleSet::load(data + "/schemas/regles", faults, prose);
  if (!rules) {
    refuse(faults, {"les règles ne peuvent pas servir", "the rules cannot be used"}, language);
  }
  return Inspection(std::move(schema), std::move(*rules), data + "/schemas");
}

Report Inspection::check_one(Report report, const CheckOptions& options, Checker& checker) const {
  report.verdict.gate = options.gate;
  if (!report.draft) return report;
  Diagnostics found = std::move(report.verdict.findings);
  const Recorded recorded = options.ceremony ? records_->read(report) : Recorded{};
  const FoundFrozen frozen = frozen_->find(report, options.gate);
  CheckOptions own = recorded.record ? at_signature(*recorded.record, options) : options;
  if (frozen.text) own.voted = &frozen.text->text;
  report.verdict = checker.check(*report.draft, own, std::move(found));
  if (recorded.record) report.recorded = recorded.record->occurrences();
  frozen.tell(report.verdict);
  report.code = report.verdict.exit_code();
  recorded.tell(report);
  waivers_->apply(options.waivers, rules_, report);
  return report;
}

std::unique_ptr<Checker> Inspection::checker() const {
  return std::make_unique<Checker>(
      rules_, ProfileSources{schemas_ + "/profils", schemas_ + "/profil.xsd"},
      RegisterSources{schemas_ + "/registre", schemas_ + "/registre.xsd"});
}

Report Inspection::check(const std::string& input, const CheckOptions& options,
                         Checker& checker) const {
  return check_one(validate_draft(input, schema_), options, checker);
}

Checker& Inspection::own_checker() {
  if (!checker_) checker_ = checker();
  return *checker_;
}

Report Inspection::check(const std::string& input, const CheckOptions& options) {
  return check(input, options, own_checker());
}

Report Inspection::check(const std::string& name, std::string bytes, const CheckOptions& options,
                         Checker& checker) const {
  return check_one(validate_draft(name, std::move(bytes), schema_), options, checker);
}

Report Inspection::check(const std::string& name, std::string bytes, const CheckOptions& options) {
  return check(name, std::move(bytes), options, own_checker());
}

void choose_reference(const CommandLine& arguments, bool clock, CheckOptions& options) {
  if (arguments.has("as-of")) {
    options.asked = parse_date(arguments.value("as-of"));
    if (!options.asked) {
      throw Stop{exit_usage,
                 {"« " + arguments.value("as-of") +
                      " » n’est pas une date ; écrivez année-mois-jour, par exemple 2026-12-03",
                  "'" + arguments.value("as-of") +
                      "' is not a date; write year-month-day, for example 2026-12-03"}};
    }
  }
  options.otherwise = epoch_date();
  options.otherwise_origin = options.otherwise ? ReferenceOrigin::epoch : ReferenceOrigin::today;
  if (!options.otherwise && clock) options.otherwise = today();
}

Option register_option() {
  return {"register",
          'r',
          {"FICHIER", "FILE"},
          {"registre des organismes, de leurs représentants et de leurs délégations",
           "register of bodies, of their representatives and delegations"},
          {},
          "",
          true};
}

void choose_register(const CommandLine& arguments, CheckOptions& options) {
  if (arguments.has("register")) options.registers = {arguments.value("register")};
}

}  // namespace paraphe
