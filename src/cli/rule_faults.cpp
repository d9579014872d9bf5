// SPDX-License-Identifier: EUPL-1.2
#include "cli/rule_faults.h"

#include <filesystem>
#include <map>
#include <memory>
#include <system_error>

#include "base/source_text.h"
#include "output/report/report.h"

namespace paraphe {
namespace {

/// The text of a file, to quote its lines; nothing when it cannot be read again.
std::shared_ptr<const SourceText> text_of(const std::string& file) {
  try {
    return std::make_shared<SourceText>(file, read_bytes(file));
  } catch (const std::system_error&) {
    return nullptr;
  }
}

/// A file as one would type it from here.
std::string seen_from_here(const std::string& file) {
  std::error_code ignored;
  const std::string path = std::filesystem::proximate(file, ignored).string();
  return path.empty() || path.rfind("..", 0) == 0 ? file : path;
}

}  // namespace

std::string rule_faults(const std::vector<Diagnostic>& faults, Language language) {
  std::map<std::string, std::shared_ptr<const SourceText>> texts;
  std::string out;
  for (Diagnostic fault : faults) {
    fault.place.file = seen_from_here(fault.place.file);
    for (Note& note : fault.notes) {
      if (note.place) note.place->file = seen_from_here(note.place->file);
    }
    auto [text, fresh] = texts.try_emplace(fault.place.file);
    if (fresh) text->second = text_of(fault.place.file);
    Report report;
    report.file = fault.place.file;
    report.refused = text->second;
    report.verdict.findings.add(fault);
    ReportOptions options;
    options.language = language;
    out += write_findings(report, options);
  }
  return out;
}

std::string rule_fault_lines(const std::vector<Diagnostic>& faults, Language language) {
  std::string out;
  for (const Diagnostic& fault : faults) {
    out += seen_from_here(fault.place.file) + ":" + std::to_string(fault.place.start.line) + ":" +
           std::to_string(fault.place.start.column) + ": " +
           (fault.severity == Severity::warning ? "warning" : "error") + ": " +
           fault.message.in(language) + " [" + fault.id + "]\n";
  }
  return out;
}

}  // namespace paraphe
