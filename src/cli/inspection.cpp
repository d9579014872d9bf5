// SPDX-License-Identifier: EUPL-1.2
#include "cli/inspection.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <system_error>
#include <thread>

#include "base/xml.h"
#include "cli/data_folder.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

Text reading_fault(int error) {
  switch (error) {
    case ENOENT:
      return {"ce fichier n’existe pas", "this file does not exist"};
    case EACCES:
    case EPERM:
      return {"vous n’avez pas le droit de lire ce fichier", "you may not read this file"};
    case EISDIR:
      return {"c’est un dossier, pas un fichier", "this is a folder, not a file"};
    case EFBIG:
      return {"ce fichier est trop gros pour être un projet de convention",
              "this file is too big to be a draft agreement"};
    default:
      return {"ce fichier ne peut pas être lu (erreur " + std::to_string(error) + ")",
              "this file cannot be read (error " + std::to_string(error) + ")"};
  }
}

Diagnostic unreadable(const std::string& input, int error) {
  Diagnostic finding;
  finding.id = "DOC-01";
  finding.severity = Severity::fatal;
  finding.place.file = input;
  finding.message = reading_fault(error);
  finding.remedy = {"vérifier le nom et le dossier, puis recommencer",
                    "check the name and the folder, then try again"};
  return finding;
}

std::optional<Draft> read_input(const std::string& input, Diagnostics& findings) {
  const Limits limits;
  try {
    return read_draft(input, read_bytes(input, limits), limits, findings);
  } catch (const std::system_error& error) {
    findings.add(unreadable(input, error.code().value()));
    return std::nullopt;
  }
}

[[noreturn]] void refuse(const Diagnostics& faults, const Text& what, Language language) {
  for (const Diagnostic& fault : faults.items()) {
    std::cerr << fault.place.file << ":" << fault.place.start.line << ":" << fault.place.start.column
              << ": " << fault.message.in(language) << " [" << fault.id << "]\n";
  }
  throw Stop{exit_incomplete,
             {"contrôle incomplet : " + what.fr, "check incomplete: " + what.en}};
}

std::optional<Date> epoch_date() {
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch == nullptr || *epoch == 0) return std::nullopt;
  char* end = nullptr;
  const long long seconds = std::strtoll(epoch, &end, 10);
  if (*end != 0) {
    throw Stop{exit_usage,
               {"SOURCE_DATE_EPOCH doit être un nombre de secondes", "SOURCE_DATE_EPOCH must be a number of seconds"}};
  }
  const auto day = std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds(std::chrono::seconds(seconds)));
  return Date::of(day);
}

std::optional<Date> today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return Date::of(now);
}

}  // namespace

Inspection Inspection::load(Language language, Prose prose) {
  initialise_xml();
  const std::string data = data_folder();
  Diagnostics faults;
  auto schema = Schema::load(data + "/schemas/convention.xsd", faults);
  if (!schema) refuse(faults, {"le schéma ne peut pas servir", "the schema cannot be used"}, language);
  auto rules = RuleSet::load(data + "/schemas/regles", faults, prose);
  if (!rules) refuse(faults, {"les règles ne peuvent pas servir", "the rules cannot be used"}, language);
  return Inspection(std::move(*schema), std::move(*rules), data + "/schemas/profils");
}

Report Inspection::check_one(const std::string& input, const CheckOptions& options,
                             Checker& checker) const {
  Report report;
  report.file = input;
  Diagnostics findings;
  report.draft = read_input(input, findings);
  if (!report.draft) {
    report.verdict.findings = std::move(findings);
    report.verdict.gate = options.gate;
    report.code = exit_input;
    return report;
  }
  schema_.validate(*report.draft, findings);
  report.verdict = checker.check(*report.draft, options, std::move(findings));
  report.code = report.verdict.exit_code();
  return report;
}

std::vector<Report> Inspection::check(const std::vector<std::string>& inputs,
                                      const CheckOptions& options, unsigned jobs) {
  std::vector<Report> reports(inputs.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&](Checker& checker) {
    for (std::size_t i = next++; i < inputs.size(); i = next++) {
      reports[i] = check_one(inputs[i], options, checker);
    }
  };
  const std::size_t threads = std::max<std::size_t>(1, std::min<std::size_t>(jobs, inputs.size()));
  while (checkers_.size() < threads) {  // compiled XPath is never shared between threads
    checkers_.push_back(std::make_unique<Checker>(rules_, profiles_));
  }
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work, std::ref(*checkers_[i]));
  work(*checkers_[0]);
  for (std::thread& thread : others) thread.join();
  return reports;
}

void choose_reference(const CommandLine& arguments, bool clock, CheckOptions& options) {
  if (arguments.has("as-of")) {
    options.asked = parse_date(arguments.value("as-of"));
    if (!options.asked) {
      throw Stop{exit_usage,
                 {"« " + arguments.value("as-of") +
                      " » n’est pas une date ; écrivez année-mois-jour, par exemple 2026-12-03",
                  "'" + arguments.value("as-of") +
                      "' is not a date; write year-month-day, for example 2026-12-03"}};
    }
  }
  options.otherwise = epoch_date();
  options.otherwise_origin = options.otherwise ? ReferenceOrigin::epoch : ReferenceOrigin::today;
  if (!options.otherwise && clock) options.otherwise = today();
}

int exit_code(const std::vector<Report>& reports) {
  int code = 0;
  for (const Report& report : reports) code = std::max(code, report.code);
  return code;
}

}  // namespace paraphe
