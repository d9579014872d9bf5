// SPDX-License-Identifier: EUPL-1.2
#include "output/report/report.h"

namespace paraphe {
namespace {

/// The three words that editors' problem matchers know.
const char* editor_severity(const Diagnostic& finding) {
  if (finding.state != State::open) return "info";
  switch (finding.severity) {
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "info";
    default:
      return "error";
  }
}

/// What a waived finding says besides: an editor shows one line.
std::string waived_by(const Diagnostic& finding, Language language) {
  if (!finding.waiver) return {};
  const Text sentence = waiver_sentence(*finding.waiver);
  return Text{" (dérogation " + sentence.fr + "\u00A0: " + finding.waiver->reason + ")",
              " (waiver " + sentence.en + ": " + finding.waiver->reason + ")"}
      .in(language);
}

class LineWriter : public ReportWriter {
 public:
  explicit LineWriter(const ReportOptions& options) : options_(options) {}

  std::string add(const Report& report) override {
    std::string text;
    for (const Diagnostic& finding : report.verdict.findings.items()) {
      const Position& start = finding.place.start;
      text += finding.place.file + ":" + std::to_string(start.line == 0 ? 1 : start.line) + ":" +
              std::to_string(start.line == 0 ? 1 : start.column) + ": " + editor_severity(finding) +
              ": " + finding.message.in(options_.language) + waived_by(finding, options_.language) +
              " [" + finding.id + "]\n";
    }
    const Text sentence = verdict_sentence(report.verdict), tail = provenance(report, options_);
    return text + report.file + ":1:1: info: " + sentence.in(options_.language) + "; " +
           tail.in(options_.language) + " [VER-00]\n";
  }

 private:
  const ReportOptions& options_;
};

}  // namespace

std::unique_ptr<ReportWriter> line_writer(const ReportOptions& options, std::size_t) {
  return std::make_unique<LineWriter>(options);
}

}  // namespace paraphe
