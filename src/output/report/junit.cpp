// SPDX-License-Identifier: EUPL-1.2
// The XML of JUnit as continuous integration reads it: a draft is a suite, a rule a test case.
#include <map>

#include "base/xml.h"
#include "output/report/keywords.h"
#include "output/report/report.h"

namespace paraphe {
namespace {

struct Case {
  std::string failures;  ///< what blocks
  std::string remarks;   ///< what does not
};

std::string attribute_text(const std::string& name, const std::string& value) {
  return " " + name + "=\"" + escape_xml(value) + "\"";
}

std::string property(const std::string& name, const std::string& value) {
  return "      <property" + attribute_text("name", name) + attribute_text("value", value) + "/>\n";
}

std::string told(const Diagnostic& finding, Language language) {
  std::string text = finding.place.file + ":" + std::to_string(finding.place.start.line) + ":" +
                     std::to_string(finding.place.start.column) + ": " +
                     severity_code(finding.severity) + ": " + finding.message.in(language);
  if (finding.waiver) text += " [" + finding.waiver->id + ": " + finding.waiver->reason + "]";
  return text + "\n";
}

std::map<std::string, Case> cases_of(const Verdict& verdict, Language language) {
  std::map<std::string, Case> cases;
  for (const RuleOutcome& outcome : verdict.outcomes) cases[outcome.id];
  for (const Diagnostic& finding : verdict.findings.items()) {
    Case& one = cases[finding.id];
    (is_blocking(finding) ? one.failures : one.remarks) += told(finding, language);
  }
  return cases;
}

std::string suite(const Report& report, const ReportOptions& options) {
  const Verdict& verdict = report.verdict;
  const bool incomplete = verdict.kind == Verdict::Kind::incomplete;
  std::string body;
  std::size_t failures = 0;
  auto cases = cases_of(verdict, options.language);
  cases["verdict"].remarks = verdict_sentence(verdict).in(options.language) + "\n";
  for (const auto& [id, one] : cases) {
    body += "    <testcase" + attribute_text("classname", report.file) +
            attribute_text("name", id) + ">\n";
    if (!one.failures.empty()) {
      ++failures;
      const std::string first = one.failures.substr(0, one.failures.find('\n'));
      body += "      <failure" + attribute_text("message", first) + ">" + escape_xml(one.failures) +
              "</failure>\n";
    } else if (id == "verdict" && incomplete) {
      body += "      <error" + attribute_text("message", kind_code(verdict.kind)) + "/>\n";
    }
    if (!one.remarks.empty()) {
      body += "      <system-out>" + escape_xml(one.remarks) + "</system-out>\n";
    }
    body += "    </testcase>\n";
  }
  return "  <testsuite" + attribute_text("name", report.file) +
         attribute_text("tests", std::to_string(cases.size())) +
         attribute_text("failures", std::to_string(failures)) +
         attribute_text("errors", incomplete ? "1" : "0") + ">\n    <properties>\n" +
         property("digest", draft_digest(report)) +
         property("reference date", verdict.reference ? to_string(*verdict.reference) : "") +
         property("program", options.edition.program) + property("rules", verdict.rules_version) +
         property("gate", verdict.gate) + "    </properties>\n" + body + "  </testsuite>\n";
}

class JunitWriter : public ReportWriter {
 public:
  explicit JunitWriter(const ReportOptions& options) : options_(options) {}

  std::string begin() override {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  }
  std::string add(const Report& report) override { return suite(report, options_); }
  std::string end(std::size_t) override { return "</testsuites>\n"; }

 private:
  const ReportOptions& options_;
};

}  // namespace

std::unique_ptr<ReportWriter> junit_writer(const ReportOptions& options, std::size_t) {
  return std::make_unique<JunitWriter>(options);
}

}  // namespace paraphe
