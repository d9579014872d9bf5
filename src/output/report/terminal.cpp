// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "output/report/report.h"
#include "output/report/snippet.h"
#include "output/report/values.h"

namespace paraphe {
namespace {

Text finding_words(const Diagnostic& finding) {
  if (finding.state == State::unknown) return {"en attente", "pending"};
  if (finding.state == State::waived) return {"dérogation", "waived"};
  return severity_words(finding);
}

const std::string& severity_ink(const Diagnostic& finding, const Ink& ink) {
  if (finding.state != State::open || finding.severity == Severity::info) return ink.info;
  return finding.severity == Severity::warning ? ink.warning : ink.error;
}

class TerminalWriter {
 public:
  TerminalWriter(const Report& report, const ReportOptions& options)
      : report_(report),
        french_(options.language == Language::fr),
        options_(options),
        ink_(ink(options.color)) {}

  std::string write_findings() {
    for (const Diagnostic& finding : report_.verdict.findings.items()) write_finding(finding);
    return text_;
  }

  std::string write() {
    write_findings();
    write_points();
    write_illustrative();
    write_verdict();
    return text_;
  }

 private:
  const std::string& in(const Text& text) const { return text.in(options_.language); }
  std::string colon() const { return french_ ? "\u00A0: " : ": "; }

  static std::string where(const Place& place) {
    if (place.start.line == 0) return place.file;
    return place.file + ":" + std::to_string(place.start.line) + ":" +
           std::to_string(place.start.column);
  }

  void write_snippet(const Place& place) {
    if (options_.redact) return;
    text_ += snippet(source_line(report_, place), place.start.line, ink_);
  }

  void write_finding(const Diagnostic& finding) {
    const std::string severity = in(finding_words(finding));
    const std::string head = where(finding.place) + ": " + severity + colon() +
                             in(finding.message) + " [" + finding.id + "]";
    std::string lines = wrapped(head, 2);
    const std::size_t at = lines.find(severity);
    if (at != std::string::npos) {
      lines.insert(at + severity.size(), ink_.off);
      lines.insert(at, severity_ink(finding, ink_));
    }
    text_ += lines + "\n";
    write_snippet(finding.place);
    write_grounds(finding);
    if (finding.waiver) {
      write_part({"dérogation", "waiver"}, waiver_sentence(*finding.waiver));
      write_part({"motif", "reason"}, {finding.waiver->reason, finding.waiver->reason});
    } else {
      write_part({"que faire", "what to do"}, finding.remedy);
    }
    for (const Note& note : finding.notes) write_note(note);
    if (finding.explanation) write_explanation(*finding.explanation);
    text_ += "\n";
  }

  /// Once for findings of one kind: read twenty times over, the reason hides what is to be mended.
  void write_grounds(const Diagnostic& finding) {
    if (!told_.insert(finding.id + in(finding.why) + in(finding.basis)).second) return;
    write_part({"pourquoi", "why"}, finding.why);
    write_part({"fondement", "basis"}, finding.basis);
  }

  void write_part(const Text& title, const Text& content) {
    if (in(content).empty()) return;
    text_ += "     = " + wrapped(in(title) + colon() + in(content), 7) + "\n";
  }

  /// What is to a jurist comes without its expression; the test says the rest.
  void write_explanation(const Explanation& explanation) {
    std::string values;
    for (const Explanation::Operand& operand : explanation.operands) {
      const std::string& words = in(operand.words);
      values += (values.empty() ? "" : in({"\u202F; ", "; "})) +
                (words.empty() ? operand.expression : words) + colon() +
                in(value_words(operand.value));
    }
    write_part({"valeurs", "values"}, {values, values});
    write_part({"test", "test"}, {explanation.test, explanation.test});
  }

  void write_note(const Note& note) {
    const std::string place = note.place ? where(*note.place) + ": " : "";
    text_ += "     = " + wrapped(place + in(note.text), 7) + "\n";
    if (note.place) write_snippet(*note.place);
  }

  void write_points() {
    if (report_.verdict.for_lawyer.empty()) return;
    text_ += in({"À vérifier par le juriste :", "For the lawyer to check:"}) + "\n";
    for (const Diagnostic& point : report_.verdict.for_lawyer) {
      text_ +=
          "  - " +
          wrapped(in(point.message) + " [" + point.id + "] (" + (french_ ? "ligne " : "line ") +
                      std::to_string(point.place.start.line) + ")",
                  4) +
          "\n";
    }
    text_ += "\n";
  }

  void write_illustrative() {
    const auto& places = report_.verdict.illustrative;
    if (places.empty() || !report_.verdict.rules_ran) return;  // else nothing will be printed yet
    const std::string lines = line_ranges(places, options_.language);
    text_ += wrapped(in({"Données d’exemple, que nulle source n’établit (",
                         "Made-up data, established by no source ("}) +
                         lines +
                         in({") : le PDF portera « EXEMPLE — document sans valeur ».",
                             "): the PDF will read « EXEMPLE — document sans valeur »."}),
                     2) +
             "\n\n";
  }

  std::string counted(std::size_t count, const Text& one, const Text& several) const {
    return std::to_string(count) + "\u00A0" + in(count > 1 ? several : one);
  }

  void write_verdict() {
    const Verdict& verdict = report_.verdict;
    std::size_t errors = 0, warnings = 0, unknown = 0, waived = 0;
    for (const Diagnostic& finding : verdict.findings.items()) {
      errors += is_blocking(finding) ? 1 : 0;
      warnings += finding.state == State::open && finding.severity == Severity::warning ? 1 : 0;
      unknown += finding.state == State::unknown ? 1 : 0;
      waived += finding.state == State::waived ? 1 : 0;
    }
    const bool good = verdict.kind == Verdict::Kind::conforming ||
                      verdict.kind == Verdict::Kind::conforming_with_waivers;
    text_ += wrapped(report_.file + colon() + in(verdict_sentence(verdict)) + ".", 2) + "\n";
    text_ += "  " + (good ? ink_.info : ink_.error) +
             counted(errors, {"erreur", "error"}, {"erreurs", "errors"}) + ink_.off + ", " +
             counted(warnings, {"avertissement", "warning"}, {"avertissements", "warnings"});
    if (waived != 0) {
      text_ += ", " + counted(waived, {"constat couvert par une dérogation", "finding waived"},
                              {"constats couverts par une dérogation", "findings waived"});
    }
    if (unknown != 0) {
      text_ += ", " + counted(unknown,
                              {"point à vérifier à la signature", "point to check when signing"},
                              {"points à vérifier à la signature", "points to check when signing"});
    }
    text_ += ".\n  " + in(provenance(report_, options_)) + "\n";
    if (verdict.frozen) text_ += "  " + wrapped(in(compared_with(*verdict.frozen)), 4) + "\n";
  }

  const Report& report_;
  bool french_;
  ReportOptions options_;
  Ink ink_;
  std::string text_;
  std::set<std::string> told_;  ///< grounds
};

class TerminalReport : public ReportWriter {
 public:
  explicit TerminalReport(const ReportOptions& options) : options_(options) {}

  std::string add(const Report& report) override {
    const std::string gap = all_ == 0 ? "" : "\n";
    ++all_;
    ++drafts_[report.verdict.kind];
    return gap + TerminalWriter(report, options_).write();
  }

  /// Of several drafts, how many came to each verdict.
  std::string end(std::size_t) override {
    if (all_ < 2) return {};
    const std::pair<Verdict::Kind, Text> names[] = {
        {Verdict::Kind::conforming, {"conformes", "conform"}},
        {Verdict::Kind::conforming_with_waivers,
         {"conformes avec dérogations", "conform with waivers"}},
        {Verdict::Kind::not_conforming, {"non conformes", "not conform"}},
        {Verdict::Kind::incomplete, {"contrôles incomplets", "check incomplete"}}};
    std::string text;
    for (const auto& [kind, name] : names) {
      if (drafts_[kind] == 0) continue;
      text += (text.empty() ? "\n" : ", ") + name.in(options_.language) +
              Text{"\u00A0: ", ": "}.in(options_.language) + std::to_string(drafts_[kind]);
    }
    return text + "\n";
  }

 private:
  const ReportOptions& options_;
  std::size_t all_ = 0;
  std::map<Verdict::Kind, std::size_t> drafts_;  ///< by their verdict
};

}  // namespace

std::string write_findings(const Report& report, const ReportOptions& options) {
  return TerminalWriter(report, options).write_findings();
}

std::unique_ptr<ReportWriter> terminal_writer(const ReportOptions& options, std::size_t) {
  return std::make_unique<TerminalReport>(options);
}

}  // namespace paraphe
