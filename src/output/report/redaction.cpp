// SPDX-License-Identifier: EUPL-1.2
#include "output/report/redaction.h"

#include <string>
#include <string_view>

namespace paraphe {
namespace {

std::string_view bytes_of(const Report& report) {
  if (report.draft) return report.draft->bytes();
  if (report.refused) return report.refused->bytes();
  return {};
}

/// Whether `word` is written in the draft as a name: after `<` or `</`, or before `=`.
bool is_name(std::string_view bytes, std::string_view word) {
  for (std::size_t at = bytes.find(word); at != std::string_view::npos;
       at = bytes.find(word, at + 1)) {
    const char before = at == 0 ? ' ' : bytes[at - 1];
    const std::size_t end = at + word.size();
    const char after = end < bytes.size() ? bytes[end] : ' ';
    const bool tag = before == '<' || (before == '/' && at > 1 && bytes[at - 2] == '<');
    if (tag && (after == ' ' || after == '>' || after == '/' || after == '\n')) return true;
    if (after == '=' && (before == ' ' || before == '\n' || before == '\t')) return true;
  }
  return false;
}

/// Whether `word` can come from the schema alone: one plain word that the draft does not hold.
bool is_ours(std::string_view bytes, std::string_view word) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:._-";
  return word.find_first_not_of(plain) == std::string_view::npos &&
         bytes.find(word) == std::string_view::npos;
}

/// `text` with what stands between `open` and `close` masked, but for names.
std::string masked(std::string_view bytes, const std::string& text, std::string_view open,
                   std::string_view close) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, done)) {
    const std::size_t begin = at + open.size();
    const std::size_t end = text.find(close, begin);
    if (end == std::string::npos) break;
    const std::string_view quoted = std::string_view(text).substr(begin, end - begin);
    const bool shown = is_name(bytes, quoted) || is_ours(bytes, quoted);
    out += text.substr(done, begin - done);
    out += shown ? quoted : std::string_view(redacted_value);
    done = end;
  }
  return out + text.substr(done);
}

void redact(std::string_view bytes, Text& text) {
  text.fr = masked(bytes, text.fr, "«\u00A0", "\u00A0»");
  text.en = masked(bytes, masked(bytes, text.en, "'", "'"), "“", "”");
}

/// A reason tells of the draft, an authority is a person.
void redact(Waiver& waiver) {
  waiver.reason = redacted_value;
  waiver.authority = redacted_value;
}

void redact(std::string_view bytes, Diagnostic& finding) {
  finding.edits.clear();
  if (finding.waiver) redact(*finding.waiver);
  if (finding.explanation) {
    for (auto& operand : finding.explanation->operands) operand.value = redacted_value;
  }
  redact(bytes, finding.message);
  redact(bytes, finding.remedy);
  for (Note& note : finding.notes) redact(bytes, note.text);
}

}  // namespace

void redact(Report& report) {
  const std::string_view bytes = bytes_of(report);
  for (Diagnostic& finding : report.verdict.findings.items()) redact(bytes, finding);
  for (Diagnostic& point : report.verdict.for_lawyer) redact(bytes, point);
  for (Waiver& waiver : report.verdict.waivers) redact(waiver);
}

}  // namespace paraphe
