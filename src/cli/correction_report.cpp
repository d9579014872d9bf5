// SPDX-License-Identifier: EUPL-1.2
// What `fix` tells of what it did, and of what it leaves to the author.
#include <algorithm>
#include <utility>

#include "base/edits.h"
#include "cli/correction.h"

namespace paraphe {
namespace {

std::string heading(const Diagnostic& finding, Language language) {
  std::string text = "  " + finding.place.file;
  if (finding.place.start.line != 0) {
    text += ":" + std::to_string(finding.place.start.line) + ":" +
            std::to_string(finding.place.start.column);
  }
  return text + (language == Language::fr ? "\u00A0: " : ": ") + finding.message.in(language) +
         " [" + finding.id + "]\n";
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The line that holds `span`, or as much of it as helps to see what changes there.
Span excerpt(const std::string& bytes, Span span) {
  constexpr std::size_t around = 48;
  Span out = span;
  while (out.begin > 0 && bytes[out.begin - 1] != '\n' && bytes[out.begin - 1] != '\r' &&
         (span.begin - out.begin < around || continues(bytes[out.begin]))) {
    --out.begin;
  }
  while (out.end < bytes.size() && bytes[out.end] != '\n' && bytes[out.end] != '\r' &&
         (out.end - span.end < around || continues(bytes[out.end]))) {
    ++out.end;
  }
  const std::size_t text = bytes.find_first_not_of(" \t", out.begin);
  out.begin = std::min({text, span.begin, out.end});
  return out;
}

std::string clipped(const std::string& bytes, Span span, const std::string& changed) {
  const auto ends_line = [&](std::size_t at) {
    return at >= bytes.size() || bytes[at] == '\n' || bytes[at] == '\r';
  };
  const std::size_t before = bytes.find_last_not_of(" \t", span.begin - (span.begin > 0 ? 1 : 0));
  const bool starts = span.begin == 0 || before == std::string::npos || ends_line(before);
  return (starts ? "" : "…") + changed + (ends_line(span.end) ? "\n" : "…\n");
}

/// Each edit with the words around, before and after.
std::string shown(const std::string& bytes, const std::vector<Edit>& edits) {
  std::string out;
  for (std::size_t i = 0; i < edits.size();) {
    Span span = excerpt(bytes, edits[i].span);
    std::size_t last = i + 1;
    for (; last < edits.size() && edits[last].span.begin < span.end; ++last) {
      span.end = excerpt(bytes, edits[last].span).end;
    }
    std::vector<Edit> local(edits.begin() + static_cast<std::ptrdiff_t>(i),
                            edits.begin() + static_cast<std::ptrdiff_t>(last));
    for (Edit& edit : local) {
      edit.span.begin -= span.begin;
      edit.span.end -= span.begin;
    }
    const std::string words = bytes.substr(span.begin, span.end - span.begin);
    out += "    - " + clipped(bytes, span, words);
    out += "    + " + clipped(bytes, span, apply_edits(words, local));
    i = last;
  }
  return out;
}

std::string counted(std::size_t count, const Text& one, const Text& many, Language language) {
  return std::to_string(count) + "\u00A0" + (count > 1 ? many : one).in(language);
}

}  // namespace

std::string correction_summary(const Correction& correction, Language language) {
  std::string out = correction.before.file + (language == Language::fr ? "\u00A0: " : ": ");
  if (correction.edits == 0) {
    return out + Text{"rien à corriger d’office", "nothing to mend without asking"}.in(language) +
           "\n";
  }
  out += counted(correction.edits, {"correction faite", "correction made"},
                 {"corrections faites", "corrections made"}, language) +
         "\n";
  for (const Diagnostic& finding : correction.corrected) out += heading(finding, language);
  return out;
}

std::string correction_proposals(const Correction& correction, Language language) {
  std::string out;
  for (const Diagnostic& finding : correction.last().verdict.findings.items()) {
    if (finding.place.file != correction.last().file || finding.state == State::waived) continue;
    std::vector<Edit> edits;
    std::copy_if(finding.edits.begin(), finding.edits.end(), std::back_inserter(edits),
                 [](const Edit& edit) { return !edit.safe; });
    if (edits.empty()) continue;
    out += heading(finding, language) + shown(correction.result, compatible(std::move(edits)));
  }
  if (out.empty()) return out;
  return Text{"\nÀ décider vous-même\u00A0:\n", "\nFor you to decide:\n"}.in(language) + out;
}

std::string correction_verdict(const Correction& correction, Language language) {
  const Report& report = correction.last();
  const auto& findings = report.verdict.findings.items();
  const auto errors =
      static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), is_blocking));
  const auto warnings = static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [](const Diagnostic& finding) {
        return finding.state == State::open && finding.severity == Severity::warning;
      }));
  const std::string counts =
      counted(errors, {"erreur", "error"}, {"erreurs", "errors"}, language) + ", " +
      counted(warnings, {"avertissement", "warning"}, {"avertissements", "warnings"}, language);
  const Text draft = correction.edits > 0 ? Text{"Désormais, le projet", "Now the draft"}
                                          : Text{"Le projet", "The draft"};
  const Text state = report.code == 0 ? Text{" est conforme", " conforms"}
                                      : Text{" n’est pas conforme", " does not conform"};
  std::string out = "\n" + draft.in(language) + state.in(language) + " (" + counts + ")";
  if (errors + warnings > 0) {
    out += Text{"\u202F; «\u00A0paraphe verifier\u00A0» les explique",
                "; 'paraphe check' explains them"}
               .in(language);
  }
  return out + ".\n";
}

}  // namespace paraphe
