// SPDX-License-Identifier: EUPL-1.2
// RFC 4180 as French spreadsheets read it: semicolons, and a byte order mark for UTF-8.
#include <vector>

#include "output/report/csv_row.h"
#include "output/report/keywords.h"
#include "output/report/report.h"

namespace paraphe {
namespace {

/// One cell. What a spreadsheet would compute is kept as text (CWE-1236).
std::string cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
    text.insert(0, "'");
  }
  if (text.find_first_of(";\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::vector<std::string> header(Language language) {
  if (language == Language::en) {
    return {"file",       "kind",    "line",       "column",         "end line",
            "end column", "rule",    "severity",   "state",          "message",
            "why",        "basis",   "what to do", "waiver",         "reason",
            "authority",  "decided", "expires",    "reference date", "digest of the draft",
            "program",    "rules"};
  }
  return {"fichier",
          "genre",
          "ligne",
          "colonne",
          "ligne de fin",
          "colonne de fin",
          "règle",
          "gravité",
          "état",
          "constat",
          "pourquoi",
          "fondement",
          "que faire",
          "dérogation",
          "motif",
          "autorité",
          "décidée",
          "expire",
          "date de référence",
          "empreinte du projet",
          "programme",
          "règles"};
}

class CsvWriter : public ReportWriter {
 public:
  explicit CsvWriter(const ReportOptions& options) : options_(options) {}

  std::string begin() override { return csv_mark + csv_row(header(options_.language)); }

  std::string add(const Report& report) override {
    const Verdict& verdict = report.verdict;
    tail_ = {verdict.reference ? to_string(*verdict.reference) : "", draft_digest(report),
             options_.edition.program, verdict.rules_version};
    Diagnostic whole;
    whole.place.file = report.file;
    whole.message = verdict_sentence(verdict);
    std::string text = line(Text{"verdict", "verdict"}, whole, kind_code(verdict.kind), "");
    for (const Diagnostic& finding : verdict.findings.items()) {
      text += line({"constat", "finding"}, finding, severity_code(finding.severity),
                   state_code(finding.state));
    }
    for (const Diagnostic& point : verdict.for_lawyer) {
      text += line({"à vérifier par le juriste", "for the lawyer"}, point, "", "");
    }
    for (const Waiver& waiver : verdict.waivers) text += entry(waiver);
    return text;
  }

 private:
  /// An entry of the file of waivers; its state is what became of it.
  std::string entry(const Waiver& waiver) {
    Diagnostic whole;
    whole.id = waiver.rule;
    whole.place = waiver.place;
    whole.message = use_words(waiver.use);
    whole.waiver = waiver;
    return line({"dérogation", "waiver"}, whole, "", use_code(waiver.use));
  }

  const std::string& in(const Text& text) const { return text.in(options_.language); }

  static std::string number(std::size_t value) {
    return value == 0 ? std::string() : std::to_string(value);
  }

  std::string line(const Text& kind, const Diagnostic& finding, const std::string& severity,
                   const std::string& state) {
    const Position& start = finding.place.start;
    const Position& end = finding.place.end;
    std::vector<std::string> cells = {finding.place.file,   in(kind),         number(start.line),
                                      number(start.column), number(end.line), number(end.column),
                                      finding.id,           severity,         state,
                                      in(finding.message),  in(finding.why),  in(finding.basis),
                                      in(finding.remedy)};
    if (finding.waiver) {
      const Waiver& waiver = *finding.waiver;
      cells.insert(cells.end(),
                   {waiver.id, waiver.reason, waiver.authority, waiver.decided, waiver.expires});
    } else {
      cells.insert(cells.end(), 5, "");
    }
    cells.insert(cells.end(), tail_.begin(), tail_.end());
    return csv_row(cells);
  }

  const ReportOptions& options_;
  std::vector<std::string> tail_;  ///< what every line of a report repeats
};

}  // namespace

std::string csv_row(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& text : cells) line += (line.empty() ? "" : ";") + cell(text);
  return line + "\r\n";
}

std::unique_ptr<ReportWriter> csv_writer(const ReportOptions& options, std::size_t) {
  return std::make_unique<CsvWriter>(options);
}

}  // namespace paraphe
