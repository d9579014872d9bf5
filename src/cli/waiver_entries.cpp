// SPDX-License-Identifier: EUPL-1.2
#include "cli/waiver_entries.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "base/utf8.h"
#include "base/xml.h"
#include "check/waivers.h"
#include "cli/rule_folder.h"
#include "output/report/report.h"

namespace paraphe {
namespace {

/// The next number after those of the file: DER-2026-005.
class Numbers {
 public:
  explicit Numbers(const Verdict& verdict)
      : prefix_("DER-" + (verdict.reference ? std::to_string(verdict.reference->year()) : "0000") +
                "-") {
    for (const Waiver& waiver : verdict.waivers) taken_.insert(waiver.id);
  }
  std::string next() {
    std::string id;
    do {
      const std::string digits = std::to_string(++last_);
      id = prefix_ + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
    } while (taken_.count(id) != 0);
    return id;
  }

 private:
  std::string prefix_;
  std::set<std::string> taken_;
  int last_ = 0;
};

/// What a comment may hold: « -- » ends it.
std::string comment(std::string text) {
  for (std::size_t at; (at = text.find("--")) != std::string::npos;) text.replace(at, 2, "- -");
  return text;
}

std::string entry(const Diagnostic& finding, const std::string& id) {
  const std::string rule = finding.rule.substr(finding.rule.rfind('/') + 1);
  const std::string place = "ligne " + std::to_string(finding.place.start.line);
  // The remark stands inside: it goes with its entry.
  return "  <derogation id=\"" + id + "\" regle=\"" + escape_xml(rule) +
         "\" decidee=\"AAAA-MM-JJ\" expire=\"AAAA-MM-JJ\">\n    <!-- " +
         comment(finding.message.fr) + " (" + place + ") -->\n    <cible cle=\"" +
         escape_xml(finding.target.key) + "\"\n           empreinte=\"" +
         finding.target.fingerprint +
         "\"/>\n    <motif>…</motif>\n    <autorite>…</autorite>\n  </derogation>\n";
}

}  // namespace

std::string waiver_table(const std::vector<Waiver>& waivers, Language language) {
  if (waivers.empty()) return {};
  using Row = std::array<std::string, 7>;
  std::vector<Row> rows = {
      language == Language::fr
          ? Row{"numéro", "règle", "effet", "décidée", "expire", "cible", "autorité"}
          : Row{"number", "rule", "effect", "decided", "expires", "target", "authority"}};
  for (const Waiver& waiver : waivers) {
    rows.push_back({waiver.id, waiver.rule, use_words(waiver.use).in(language), waiver.decided,
                    waiver.expires, waiver.target.key, waiver.authority});
  }
  std::array<std::size_t, 7> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], count_code_points(row[i]));
    }
  }
  std::string text;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      text += row[i] + std::string(widths[i] - count_code_points(row[i]) + 2, ' ');
    }
    text += row.back() + "\n";
  }
  return text;
}

std::string proposed_waivers(const Verdict& verdict, const std::string& rule) {
  Numbers numbers(verdict);
  std::set<std::string> said;  // two findings of one assertion about one thing take one waiver
  std::string text;
  for (const Diagnostic& finding : verdict.findings.items()) {
    if (finding.state != State::open || !finding.waivable || finding.target.key.empty()) continue;
    if (finding.severity != Severity::error && finding.severity != Severity::warning) continue;
    if (!rule.empty() && !is_rule_of(rule, finding) && !is_rule_of(capitals(rule), finding))
      continue;
    if (!said.insert(finding.rule + " " + finding.target.key + finding.target.fingerprint).second) {
      continue;
    }
    text += entry(finding, numbers.next());
  }
  return text;
}

std::string whole_waiver_file(const std::string& entries) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<derogations xmlns=\"urn:paraphe:derogations:1\">\n" +
         entries + "</derogations>\n";
}

std::string without_entries(const SourceText& file, const std::vector<Waiver>& going) {
  std::vector<Span> spans;
  for (const Waiver& waiver : going) spans.push_back(waiver.element);
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  std::string left;
  std::size_t at = 0;
  for (const Span& span : spans) {
    std::size_t begin = span.begin;
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (begin > at && is_space(file.bytes()[begin - 1])) --begin;
    left += file.bytes().substr(at, begin - at);
    at = span.end;
  }
  return left + file.bytes().substr(at);
}

}  // namespace paraphe
